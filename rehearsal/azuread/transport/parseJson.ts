/** Parses what a server sent. */
import type { Json } from "../jsonValues";

/** The value of a JSON text, or undefined when it is none. */
export function parseJson(text: string): Json | undefined {
  try {
    // JSON.parse can only return JSON.
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
