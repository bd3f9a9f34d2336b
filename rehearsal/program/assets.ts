/** Assets in what a program says: text that the engine keeps together with a hash of it. */
import { createHash } from "node:crypto";
import { isPropertyList, isPropertyMap, type PropertyValue, signatureKey } from "../propertyValue";

/** Value of the signature key that marks an asset. */
const assetSignature = "c44067f5952c0a294b673a41bacd8c17";

/** The same value with assets of text as Pulumi's state has them; files and addresses stay as the program sent them. */
export function withHashedAssets(value: PropertyValue): PropertyValue {
  if (isPropertyList(value)) return value.map(withHashedAssets);
  if (!isPropertyMap(value)) return value;
  if (value[signatureKey] === assetSignature && typeof value.text === "string") {
    const hash = createHash("sha256").update(value.text).digest("hex");
    return { [signatureKey]: assetSignature, hash, text: value.text };
  }
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withHashedAssets(item)]));
}
