/** The questions at a terminal. */
import type { Readable, Writable } from "node:stream";
import { autocompleteMultiselect, isCancel, S_BAR, select, text } from "@clack/prompts";
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
    async search({ message, placeholder, find, nameOf }) {
      let chosen: () => readonly unknown[] = () => [];
      const answer = await autocompleteMultiselect<string>({
        ...common,
        // Read anew whenever the prompt is drawn: what is chosen need not be among what is found.
        get message() {
          const names = chosen().map((value) => nameOf(String(value)));
          return names.length === 0 ? message : `${message}\n${S_BAR}  ${names.join(", ")}`;
        },
        placeholder,
        maxItems: rows,
        options() {
          chosen = () => this.selectedValues;
          return find(this.userInput).map((choice) => ({ ...choice }));
        },
        // All that was found is shown. But tab would copy the placeholder into the field if anything went with it.
        filter: (words) => words !== placeholder,
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
