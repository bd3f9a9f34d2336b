/** Graph answered with an error. */
import { ProjectError } from "../../common";

export class GraphRefusedError extends ProjectError {
  override readonly code = "ERR_GRAPH_REFUSED";

  constructor(
    call: string,
    readonly status: number,
    /** Graph's own code: "ErrorAccessDenied". */
    readonly graphCode: string,
  ) {
    super(
      `Microsoft Graph refused ${call}: ${status} ${graphCode}.`,
      status === 403
        ? "declare a permission that opens this call, consent to it, and get a new token"
        : "check the call",
    );
  }
}
