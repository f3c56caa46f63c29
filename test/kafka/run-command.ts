import { createProgram } from '../../apps/cli/src/program.js';

export type CommandResult = Readonly<{ out: string; err: string; failure: string | undefined }>;

/** Runs a command of `lienthong` in this process, with these variables. */
export async function runCommand(
  args: readonly string[],
  variables: Readonly<Record<string, string>>,
): Promise<CommandResult> {
  const said = { out: '', err: '' };
  const { log } = globalThis.console;
  const write = process.stderr.write.bind(process.stderr);
  Object.assign(console, { log: (line: unknown): void => void (said.out += `${String(line)}\n`) });
  process.stderr.write = (text: string | Uint8Array): boolean => {
    said.err += String(text);
    return true;
  };
  Object.assign(process.env, variables);
  try {
    await createProgram().parseAsync([...args], { from: 'user' });
    return { ...said, failure: undefined };
  } catch (error) {
    return { ...said, failure: error instanceof Error ? error.message : String(error) };
  } finally {
    for (const name of Object.keys(variables)) Reflect.deleteProperty(process.env, name);
    Object.assign(console, { log });
    process.stderr.write = write;
  }
}
