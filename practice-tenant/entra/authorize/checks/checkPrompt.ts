/** Which pages the app wants shown or not shown. */
import { refuse } from "../../refusals/refusal";
import { type AuthorizeRequest, type Prompt, prompts } from "../authorizeRequest";

/** @throws {Refusal} 90023 for a value that Entra does not know */
export function checkPrompt(request: AuthorizeRequest): void {
  const value = request.fields.get("prompt");
  if (value !== undefined && value !== "" && promptOf(request) === undefined) {
    throw refuse(90023, { field: "prompt", value, allowed: prompts.join(", ") });
  }
}

export function promptOf({ fields }: AuthorizeRequest): Prompt | undefined {
  return prompts.find((prompt) => prompt === fields.get("prompt"));
}
