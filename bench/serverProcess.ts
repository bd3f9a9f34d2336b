/** A server in a process of its own, as the bench sees it: started, heard, asked for its processor time, ended. */
import { type ChildProcess, fork, type Serializable } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

export class ServerProcess {
  readonly #child: ChildProcess;

  /** @param file beside this one; it answers as `answerCpuTime.ts` does, once it has sent its first message */
  constructor(file: string, args: readonly string[] = []) {
    const loader = join(__dirname, "..", "scripts", "loadTypeScript.cjs");
    this.#child = fork(join(__dirname, file), args, { execArgv: ["--no-warnings", "--require", loader] });
  }

  send(message: Serializable): void {
    this.#child.send(message);
  }

  /** @throws {Error} when the server ends without one */
  async nextMessage(): Promise<unknown> {
    const aborter = new AbortController();
    const ended = once(this.#child, "exit", { signal: aborter.signal }).then(([code]) => {
      throw new Error(`a server ended with code ${code} before it answered`);
    });
    try {
      const [message] = await Promise.race([once(this.#child, "message"), ended]);
      return message;
    } finally {
      aborter.abort();
      ended.catch(() => undefined);
    }
  }

  /** What its threads have had of the processors since it started, in microseconds. */
  async cpuTime(): Promise<number> {
    const answered = this.nextMessage();
    this.send("cpuTime");
    return Number(await answered);
  }

  async stop(): Promise<void> {
    if (this.#child.exitCode !== null) return;
    const ended = once(this.#child, "exit");
    this.#child.disconnect();
    await ended;
  }
}
