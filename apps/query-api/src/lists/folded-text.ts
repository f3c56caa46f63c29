/** `Thừa Thiên – Huế` and `thua thien hue` are the same to whoever searches; đ is no d with a mark in Unicode. */
export function folded(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/đ/g, 'd')
    .replace(/[^\p{L}\p{N}.]+/gu, ' ')
    .trim();
}
