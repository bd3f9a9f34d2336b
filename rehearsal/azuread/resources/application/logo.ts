/** The logo of an application. */
import { OperationFailure } from "../../providerError";
import type { OperationContext } from "../../resourceType";
import { orFail } from "../orFail";

/** First bytes of the pictures that Graph takes. */
const signatures: readonly (readonly [string, string])[] = [
  ["47494638", "image/gif"],
  ["89504e470d0a1a0a", "image/png"],
  ["ffd8ff", "image/jpeg"],
];

/** @param base64 the picture; nothing is sent for an empty text. */
export async function uploadLogo({ graph }: OperationContext, path: string, base64: string): Promise<void> {
  if (base64 === "") return;
  const bytes = Buffer.from(base64.trim(), "base64");
  const contentType = signatures.find(([start]) => bytes.toString("hex").startsWith(start))?.[1];
  if (contentType === undefined) {
    throw new OperationFailure("Could not decode image data: unrecognised MIME type detected", { attribute: "image" });
  }
  await orFail(
    `Could not upload logo image for application with object ID: "${path.split("/").at(-1)}"`,
    graph.putBytes(`${path}/logo`, bytes, contentType),
  );
}
