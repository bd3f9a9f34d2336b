/**
 * Says what a run waits for when nothing has happened for a while: the directory, or a program that does not end.
 *
 * The real engine waits without a word. It waits here, too: only a person can know that there is nothing to wait for.
 */
import type { RehearsalEvent } from "./rehearsalEvent";

/** Milliseconds without news after which a run says what it waits for. */
const defaultSilence = 10_000;

export interface SilenceWatchOptions {
  readonly emit: (event: RehearsalEvent) => void;
  /** Whether there is a program to wait for when the directory owes no answer. */
  readonly hasProgram: boolean;
  /** Milliseconds until the first word; each one after it takes twice as long. @default 10 seconds */
  readonly silence?: number | undefined;
}

export class SilenceWatch {
  readonly #options: SilenceWatchOptions;
  readonly #silence: number;
  /** What the directory is busy with: "creating app". */
  readonly #underWay: string[] = [];
  #quietFor = 0;
  #timer: NodeJS.Timeout | undefined;
  #ended = false;

  constructor(options: SilenceWatchOptions) {
    this.#options = options;
    this.#silence = options.silence ?? defaultSilence;
    this.#hearNews();
  }

  /** Passes an event on; it is news. */
  readonly pass = (event: RehearsalEvent): void => {
    this.#hearNews();
    this.#options.emit(event);
  };

  /** Does a piece of work of the directory's, under a name for it. */
  async during<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
    this.#underWay.push(name);
    this.#hearNews();
    try {
      return await work();
    } finally {
      this.#underWay.splice(this.#underWay.indexOf(name), 1);
      this.#hearNews();
    }
  }

  /** Ends the watch with the run. What is passed on from then on, such as the summary, is followed by no wait. */
  end(): void {
    this.#ended = true;
    clearTimeout(this.#timer);
  }

  #hearNews(): void {
    if (this.#ended) return;
    this.#quietFor = 0;
    this.#wait(this.#silence);
  }

  #wait(milliseconds: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#speak(milliseconds), milliseconds).unref();
  }

  #speak(waited: number): void {
    this.#quietFor += waited;
    if (this.#underWay.length > 0 || this.#options.hasProgram) {
      this.#options.emit({ kind: "waiting", directory: this.#underWay.toSorted(), milliseconds: this.#quietFor });
    }
    this.#wait(this.#quietFor);
  }
}
