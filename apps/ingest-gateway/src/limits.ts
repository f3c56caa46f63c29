/** What the door takes, in bytes (`contracts.md`, The door). */
export const maxEventBytes = 256 * 1024;
export const maxBatchBytes = 4 * 1024 * 1024;
export const maxBatchEvents = 5_000;

/** A file is read as it comes, so this bounds time and not memory. It holds for what is inflated too. */
export const maxFileBytes = 64 * 1024 * 1024;
