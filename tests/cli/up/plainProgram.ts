/** A small program on plain azuread in JavaScript, which is read quickly, with settings in the clear and an encrypted one. */
import { mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findFreePort } from "../../endToEnd/sampleProject";

const root = join(__dirname, "..", "..", "..");

const program = `const azuread = require("@pulumi/azuread");
const pulumi = require("@pulumi/pulumi");
const graph = "00000003-0000-0000-c000-000000000000";
const calendarsRead = "465a38f9-76ea-45b9-9f34-9e8b0d4b0b42";
const mailRead = "570282fd-fa5c-430d-a7fd-fc8dc98a9dca";
const config = new pulumi.Config();

// App of the rooms
const board = new azuread.Application("room-board", {
  displayName: "Room Board",
  notes: config.getSecret("customer"),
  tags: ["team-a", "team-b"],
  singlePageApplication: { redirectUris: ["https://" + config.require("host") + "/"] },
  requiredResourceAccesses: [{ resourceAppId: graph, resourceAccesses: [{ type: "Scope", id: calendarsRead }] }],
});
new azuread.ServicePrincipal("room-board", { clientId: board.clientId });

// App of the post
new azuread.Application("mail-digest", { displayName: "Mail Digest" });
`;

/** Both files may be replaced while a test runs. */
export interface PlainProgram {
  readonly folder: string;
  program: string;
  /** Pulumi.dev.yaml. */
  settings: string;
  remove(): void;
}

export async function createPlainProgram(): Promise<PlainProgram> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "appreg-plain-program-")));
  const settings = `encryptionsalt: v1:AAAA:v1:AAAA:AAAA
config:
  azuread:metadataHost: 127.0.0.1:${await findFreePort()}
  azuread:tenantId: 11111111-1111-4111-8111-111111111111
  rooms:host: rooms.contoso.example
  rooms:customer:
    secure: v1:AAAA:AAAA
`;
  writeFileSync(
    join(folder, "Pulumi.yaml"),
    "name: rooms\nruntime:\n  name: nodejs\n  options: { typescript: false }\n",
  );
  writeFileSync(join(folder, "package.json"), '{ "main": "index.js" }\n');
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  const project = {
    folder,
    get program() {
      return readFileSync(join(folder, "index.js"), "utf8");
    },
    set program(text) {
      writeFileSync(join(folder, "index.js"), text);
    },
    get settings() {
      return readFileSync(join(folder, "Pulumi.dev.yaml"), "utf8");
    },
    set settings(text) {
      writeFileSync(join(folder, "Pulumi.dev.yaml"), text);
    },
    remove: () => rmSync(folder, { recursive: true }),
  };
  project.program = program;
  project.settings = settings;
  return project;
}
