/** A token is for one API. */
import { refuse } from "../../refusals/refusal";
import type { RequestedScope } from "../../scopes/resolveScope";

/** @throws {Refusal} 28000 when the scope names several */
export function checkOneApi({ apis, written }: RequestedScope): void {
  if (apis.length > 1) throw refuse(28000, { scope: written });
}
