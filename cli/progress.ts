/** One line that says what is going on, on a terminal only; whoever prints next clears it first. */
import { type TextSink, widthOf } from "./cliDeps";

export interface Progress {
  /** Replaces what the line says. */
  show(text: string): void;
  /** Removes the line, so that other text can be printed. */
  clear(): void;
}

const frames = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"];
const frameMilliseconds = 80;
const clearLine = "\r\u001b[K";

/** A progress line on a terminal. Anywhere else it shows nothing. */
export function createProgress(sink: TextSink): Progress {
  if (sink.isTTY !== true) return { show: () => undefined, clear: () => undefined };
  let timer: NodeJS.Timeout | undefined;
  let text = "";
  let frame = 0;
  const draw = (): void => {
    frame = (frame + 1) % frames.length;
    sink.write(`${clearLine}${frames[frame]} ${text.slice(0, widthOf(sink) - 3)}`);
  };
  return {
    show(next) {
      text = next;
      draw();
      timer ??= setInterval(draw, frameMilliseconds).unref();
    },
    clear() {
      if (timer === undefined) return;
      clearInterval(timer);
      timer = undefined;
      sink.write(clearLine);
    },
  };
}
