/** Why a project, its stack or its configuration cannot be rehearsed. */
import { ProjectError } from "../../common";

/** There is no Pulumi.yaml, or the program that it names is missing. */
export class ProjectUnusableError extends ProjectError {
  override readonly code = "ERR_PROJECT_NOT_FOUND";
}

/** The stack has no settings file. */
export class StackMissingError extends ProjectError {
  override readonly code = "ERR_STACK_NOT_FOUND";

  constructor(
    readonly stackName: string,
    readonly file: string,
    readonly existing: readonly string[],
  ) {
    super(
      `The project has no stack "${stackName}": there is no ${file}.`,
      existing.length > 0 ? `use one of its stacks (${existing.join(", ")}), or write ${file}` : `write ${file}`,
    );
  }
}

/** A field of Pulumi.yaml or of a stack's settings is wrong. */
export class ConfigInvalidError extends ProjectError {
  override readonly code = "ERR_CONFIG_INVALID";

  /** @param field path inside the file, such as `config.azuread:tenantId` */
  constructor(
    readonly file: string,
    readonly field: string,
    rule: string,
    fix: string,
  ) {
    super(`${file}: ${field === "" ? "the file" : field} ${rule}`, fix);
  }
}

/** The process of the program could not be started. */
export class ProgramUnstartableError extends ProjectError {
  override readonly code = "ERR_PROGRAM_FAILED";
}
