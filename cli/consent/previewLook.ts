/** How a preview of consent looks at a terminal. */
import type { Paint } from "../paint";

export interface PreviewLook {
  readonly paint: Paint;
  /** Characters that fit in a line. */
  readonly width: number;
}
