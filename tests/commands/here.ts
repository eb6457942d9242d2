import { vi } from "vitest";

/** How a command ended, and what it said. */
export interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

let loads = 0;

/** Runs a command in this process, where it does nothing but say something: a process of its own takes a second each. */
export async function runHere(name: string, args: readonly string[]): Promise<Ended> {
  const { argv, exitCode } = process;
  const said = { stdout: "", stderr: "" };
  const spies = (["stdout", "stderr"] as const).map((stream) => {
    process[stream].setMaxListeners(0);
    return vi.spyOn(process[stream], "write").mockImplementation((text) => {
      said[stream] += String(text);
      return true;
    });
  });
  try {
    process.argv = [process.execPath, `scripts/${name}.ts`, ...args];
    process.exitCode = undefined;
    // Loaded anew each time: a command runs when it is loaded.
    await import(/* @vite-ignore */ `../../scripts/${name}.ts?${++loads}`);
    return { code: Number(process.exitCode ?? 0), ...said };
  } finally {
    for (const spy of spies) spy.mockRestore();
    process.argv = argv;
    process.exitCode = exitCode;
  }
}
