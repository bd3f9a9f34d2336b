/** Errors of the stand-in for the azuread plugin, worded as the plugin's so that both read alike. */
import { type ErrorCode, ProjectError } from "../../common";

/** Something that an operation on the directory ended with. */
export class ProviderError extends ProjectError {
  override readonly code: ErrorCode = "ERR_GRAPH_REFUSED";

  constructor(problem: string, fix: string, options?: ErrorOptions) {
    super(problem, fix, options);
  }
}

/** A resource type, function or option that the plugin has and this stand-in has not. */
export class UnsupportedResourceError extends ProviderError {
  override readonly code = "ERR_RESOURCE_UNSUPPORTED";

  constructor(readonly what: string) {
    super(
      `The rehearsal does not know ${what}.`,
      "leave it out of the rehearsal, or deploy it with the Pulumi CLI against the practice tenant",
    );
  }
}

/** What failed in the middle of an operation, before it is known which operation that was. */
export class OperationFailure extends ProviderError {
  /** @param attribute Terraform name of the property to which the failure belongs. */
  constructor(
    readonly summary: string,
    details: { readonly attribute?: string; readonly cause?: unknown } = {},
  ) {
    const detail = details.cause === undefined ? "" : `: ${reasonOf(details.cause)}`;
    const attribute = details.attribute === undefined ? "" : `[${details.attribute}] `;
    super(`1 error occurred:\n\t* ${attribute}${summary}${detail}\n\n`, fixFor(details.cause), {
      cause: details.cause,
    });
  }

  /** The same failure, told as part of an operation such as `updating urn:…`. */
  during(operation: string): ProviderError {
    return new ProviderError(`${operation}: ${this.problem}`, this.fix, { cause: this });
  }
}

/** An answer of the directory that is not the one hoped for. */
export class GraphStatusError extends ProviderError {
  constructor(
    readonly status: number,
    statusText: string,
    readonly reason: { readonly code: string; readonly message: string },
  ) {
    const name = `${status} (${status} ${statusText})`;
    const text = reason.code === "" ? reason.message : `${reason.code}: ${reason.message}`;
    super(`unexpected status ${name} with error: ${text}`, fixForStatus(status));
  }
}

/** Whether the directory said that the object does not exist. */
export function isNotFound(error: unknown): boolean {
  return error instanceof GraphStatusError && error.status === 404;
}

/** What went wrong, without the advice that goes with it. */
export function reasonOf(cause: unknown): string {
  if (cause instanceof ProjectError) return cause.problem;
  return cause instanceof Error ? cause.message : String(cause);
}

function fixFor(cause: unknown): string {
  return cause instanceof ProjectError ? cause.fix : "change what the message names and run again";
}

function fixForStatus(status: number): string {
  if (status === 401 || status === 403) return "give the deploying principal the permission that this call needs";
  if (status === 404) return "run `appreg rehearse refresh`, so that the state forgets what is gone";
  if (status === 429 || status >= 500) return "wait a moment and run again";
  return "change what the directory refuses and run again";
}
