/** The file that `pulumi import --file` takes: objects that exist, and the resources that they become. */
import { z } from "zod";
import { ProjectError } from "../../common";
import type { PropertyMap } from "../propertyValue";

/** The file is none that `pulumi import --file` would take, or asks for what the rehearsal does not know. */
export class ImportFileInvalidError extends ProjectError {
  override readonly code = "ERR_IMPORT_FILE";

  /** @param problems phrases, each naming its resource */
  constructor(readonly problems: readonly string[]) {
    super(
      `The import file cannot be used: ${problems.join("; ")}.`,
      "write it as `pulumi import --file` has it: a list of resources, each with type, name and id",
    );
  }
}

const propertyMap: z.ZodType<PropertyMap> = z.record(z.string(), z.json());

const specShape = z.strictObject({
  type: z.string().min(1),
  name: z.string().optional(),
  logicalName: z.string().optional(),
  id: z.string().optional(),
  parent: z.string().optional(),
  provider: z.string().optional(),
  version: z.string().optional(),
  component: z.boolean().optional(),
  inputs: propertyMap.optional(),
});

const fileShape = z.strictObject({
  nameTable: z.record(z.string(), z.string()).optional(),
  resources: z.array(specShape).optional(),
});

export type ImportSpec = z.infer<typeof specShape>;

export interface ImportFile {
  /** Names by which the resources speak of what the state has, with the URNs. */
  readonly nameTable: Readonly<Record<string, string>>;
  readonly resources: readonly ImportSpec[];
}

/**
 * Fields that only the real engine knows are refused by name, not skipped.
 *
 * @throws {ImportFileInvalidError}
 */
export function parseImportFile(text: string): ImportFile {
  const parsed = fileShape.safeParse(parseJson(text));
  if (!parsed.success) {
    throw new ImportFileInvalidError(
      parsed.error.issues.map(({ path, message }) => `${path.join(".") || "the file"}: ${message}`),
    );
  }
  const { nameTable = {}, resources = [] } = parsed.data;
  return { nameTable, resources };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ImportFileInvalidError(["it is not JSON"]);
  }
}
