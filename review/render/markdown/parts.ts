/** The parts of a comment, and which of them have room in it: what weighs most is kept, in the order of the comment. */

/** One line of a part. */
export interface PartItem {
  readonly text: string;
  /** Which changes, findings and notices it tells, so that it is known in the end which have been told nowhere. */
  readonly tells?: readonly object[];
}

export interface Part {
  /** The less, the sooner it gets room. Equal ones get it in the order of the comment. */
  readonly priority: number;
  readonly open: string;
  /** Worst first: what has no room falls off at the end. A part without any item that fits is not shown at all. */
  readonly items: readonly PartItem[];
  readonly close: string;
}

export interface FilledParts {
  readonly text: string;
  /** What is told by the items that found room. */
  readonly told: ReadonlySet<object>;
}

/** Between two parts: an empty line ends whatever Markdown or HTML the part before holds. */
export const gap = "\n\n";

/**
 * @param parts in the order of the comment
 * @param room how many characters they may take, gaps included
 */
export function fillParts(parts: readonly Part[], room: number): FilledParts {
  const inTurn = parts.map((part, at) => ({ part, at })).sort((a, b) => a.part.priority - b.part.priority);
  const filled: { readonly at: number; readonly text: string; readonly items: readonly PartItem[] }[] = [];
  let left = room;
  for (const { part, at } of inTurn) {
    const items = fittingItems(part, left - gap.length);
    if (items.length === 0) continue;
    const text = `${part.open}${items.map((item) => item.text).join("\n")}${part.close}`;
    filled.push({ at, text, items });
    left -= text.length + gap.length;
  }
  const inOrder = filled.sort((a, b) => a.at - b.at);
  return {
    text: inOrder.map(({ text }) => text).join(gap),
    told: new Set(inOrder.flatMap(({ items }) => items.flatMap(({ tells = [] }) => tells))),
  };
}

function fittingItems({ open, items, close }: Part, room: number): readonly PartItem[] {
  let length = open.length + close.length - 1;
  const tooLong = items.findIndex(({ text }) => {
    length += text.length + 1;
    return length > room;
  });
  return tooLong === -1 ? items : items.slice(0, tooLong);
}
