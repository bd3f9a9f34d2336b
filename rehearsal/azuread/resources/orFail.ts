/** Words the failure of one step as the provider words it. */
import { OperationFailure } from "../providerError";

/** @param attribute Terraform name of the property that the failure belongs to. */
export async function orFail<T>(summary: string, work: Promise<T>, attribute?: string): Promise<T> {
  try {
    return await work;
  } catch (cause) {
    throw new OperationFailure(summary, attribute === undefined ? { cause } : { cause, attribute });
  }
}
