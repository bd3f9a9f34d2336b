import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize, relative, sep } from "node:path";
import { describe, expect, it } from "vitest";

const root = join(__dirname, "..");

/** The import table: which rooms and which packages a room may enter. "*" allows every package. */
const table: Record<string, { rooms: string[]; packages: RegExp[] }> = {
  common: { rooms: [], packages: [] },
  catalogue: { rooms: ["common"], packages: [] },
  manifest: { rooms: ["catalogue", "common"], packages: [] },
  rules: { rooms: ["manifest", "catalogue", "common"], packages: [] },
  review: { rooms: ["rules", "manifest", "catalogue", "common"], packages: [] },
  policy: { rooms: ["rules", "manifest", "catalogue", "common"], packages: [/^@pulumi\/policy$/] },
  components: { rooms: ["rules", "manifest", "catalogue", "common"], packages: [/^@pulumi\//] },
  directory: { rooms: ["manifest", "catalogue", "common"], packages: [/^@azure\//] },
  token: { rooms: ["manifest", "catalogue", "common"], packages: [/^@azure\//, /^jose$/] },
  lifecycle: { rooms: ["directory", "token", "rules", "manifest", "catalogue", "common"], packages: [/^@azure\//] },
  adopt: { rooms: ["directory", "token", "rules", "manifest", "catalogue", "common"], packages: [] },
  "practice-tenant": {
    rooms: ["catalogue", "common"],
    packages: [/^fastify$/, /^@fastify\//, /^jose$/, /^@peculiar\/x509$/, /^zod$/],
  },
  rehearsal: {
    rooms: ["common"],
    packages: [/^@pulumi\/pulumi\/proto\//, /^@grpc\/grpc-js$/, /^google-protobuf\//, /^yaml$/, /^zod$/],
  },
  cli: {
    rooms: [
      ...["common", "catalogue", "manifest", "rules", "review", "directory", "token"],
      ...["lifecycle", "adopt", "practice-tenant", "rehearsal"],
    ],
    packages: [/^commander$/, /^@clack\/prompts$/, /^open$/, /^yaml$/, /^zod$/, /^@peculiar\/x509$/],
  },
};

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesBelow(path);
    return entry.name.endsWith(".ts") ? [path] : [];
  });
}

function importsOf(file: string): string[] {
  const text = readFileSync(file, "utf8");
  const pattern = /(?:from\s+|import\s+|import\(\s*|require\(\s*)["']([^"']+)["']/g;
  return [...text.matchAll(pattern)].map((match) => match[1] ?? "");
}

function violation(room: string, file: string, specifier: string): string | undefined {
  const rule = table[room];
  const from = relative(root, file);
  if (rule === undefined) return `${from}: no row for ${room}`;
  if (specifier.startsWith("node:")) return undefined;
  if (!specifier.startsWith(".")) {
    return rule.packages.some((allowed) => allowed.test(specifier)) ? undefined : `${from} imports ${specifier}`;
  }
  const [target = "", ...inner] = relative(root, normalize(join(dirname(file), specifier))).split(sep);
  if (target === room) return undefined;
  if (!rule.rooms.includes(target)) return `${from} imports ${target}/`;
  return inner.length === 0 || /^index(\.js)?$/.test(inner.join("/"))
    ? undefined
    : `${from} enters ${target}/ by a side door`;
}

describe("the import table", () => {
  it.each(Object.keys(table))("holds for %s", (room) => {
    const files = filesBelow(join(root, room));
    const found = files.flatMap((file) => importsOf(file).map((specifier) => violation(room, file, specifier)));

    expect(files.length).toBeGreaterThan(0);
    expect(found.filter((entry) => entry !== undefined)).toEqual([]);
  });

  it("would notice a forbidden room, a forbidden package and a side door", () => {
    const file = join(root, "catalogue", "index.ts");

    expect(violation("catalogue", file, "../practice-tenant")).toBe("catalogue/index.ts imports practice-tenant/");
    expect(violation("catalogue", file, "@pulumi/pulumi")).toBe("catalogue/index.ts imports @pulumi/pulumi");
    expect(violation("catalogue", file, "../common/errors")).toBe("catalogue/index.ts enters common/ by a side door");
    expect(violation("catalogue", file, "../common")).toBeUndefined();
  });
});
