/** Words the failure of one step as the provider words it. */
import { OperationFailure, reasonOf } from "../providerError";

/**
 * @param summary what the provider calls the failure; a function where it tells the reason twice.
 * @param attribute Terraform name of the property that the failure belongs to.
 */
export async function orFail<T>(
  summary: string | ((reason: string) => string),
  work: Promise<T>,
  attribute?: string,
): Promise<T> {
  try {
    return await work;
  } catch (cause) {
    const text = typeof summary === "string" ? summary : summary(reasonOf(cause));
    throw new OperationFailure(text, attribute === undefined ? { cause } : { cause, attribute });
  }
}
