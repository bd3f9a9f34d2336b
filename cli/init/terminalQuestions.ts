/** The questions at a terminal. */
import type { Readable, Writable } from "node:stream";
import { autocompleteMultiselect, isCancel, select, text } from "@clack/prompts";
import { QuestionLeft, type Questions } from "./questions";

/** @default the terminal of the process; questions go to standard error, as everything that is no value does */
export interface Terminal {
  readonly input?: Readable;
  readonly output: Writable;
}

/** So many choices are seen at a time. */
const rows = 10;

export function terminalQuestions({ input, output }: Terminal = { output: process.stderr }): Questions {
  const common = { output, ...(input && { input }) };
  return {
    async choose(message, choices, initial) {
      const answer = await select<string>({
        ...common,
        message,
        options: choices.map((choice) => ({ ...choice })),
        ...(initial !== undefined && { initialValue: initial }),
      });
      const chosen = choices.find(({ value }) => value === unlessLeft(answer));
      // The prompt answers with one of the values that it was given.
      if (chosen === undefined) throw new QuestionLeft();
      return chosen.value;
    },
    async text({ message, initial, placeholder, validate }) {
      const answer = await text({
        ...common,
        message,
        ...(initial !== undefined && { initialValue: initial }),
        ...(placeholder !== undefined && { placeholder }),
        ...(validate && { validate: (value: string | undefined) => validate((value ?? "").trim()) }),
      });
      return unlessLeft(answer).trim();
    },
    async search({ message, placeholder, find }) {
      const answer = await autocompleteMultiselect<string>({
        ...common,
        message,
        placeholder,
        maxItems: rows,
        options() {
          return find(this.userInput, this.selectedValues.map(String)).map((choice) => ({ ...choice }));
        },
        filter: () => true,
      });
      return unlessLeft(answer);
    },
  };
}

function unlessLeft<Answer>(answer: Answer): Exclude<Answer, symbol> {
  if (isCancel(answer)) throw new QuestionLeft();
  // The cast: the prompts answer with one symbol only, which means that they were left.
  return answer as Exclude<Answer, symbol>;
}
