/** What a person is told on stderr while a rehearsal makes a JSON document: only what keeps it from coming. */
import type { RehearsalEvent } from "../../rehearsal";
import type { CliDeps } from "../cliDeps";
import type { RehearsalPrinter } from "./rehearsalPrinter";
import { renderWaiting } from "./renderWaiting";

/** Stands in for the printer; everything else that it would show is in the document. */
export function documentNotes({ stderr }: Pick<CliDeps, "stderr">): Pick<RehearsalPrinter, "print" | "note"> {
  const note = (text: string): void => void stderr.write(`${text}\n`);
  const print = (event: RehearsalEvent): void => {
    if (event.kind === "waiting") note(renderWaiting(event));
  };
  return { print, note };
}
