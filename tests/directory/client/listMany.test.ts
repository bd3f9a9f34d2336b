/** Many lists and many objects together: absent is told from refused, and no list is followed in circles. */
import { describe, expect, it } from "vitest";
import { DirectoryAnswerError, type DirectoryReader, GraphRefusedError, type ManyAnswer } from "../../../directory";
import { findMany } from "../../../directory/client/findMany";
import { listMany } from "../../../directory/client/listMany";

const notFound = new GraphRefusedError("GET /gone", 404, { graphCode: "Request_ResourceNotFound" });
const denied = new GraphRefusedError("GET /denied", 403, { graphCode: "Authorization_RequestDenied" });

const pages: Readonly<Record<string, ManyAnswer>> = {
  "/one": {
    status: 200,
    body: { value: [{ id: 1 }], "@odata.nextLink": "https://graph.microsoft.com/v1.0/one?$skiptoken=a" },
  },
  "/one?$skiptoken=a": { status: 200, body: { value: [{ id: 2 }] } },
  "/empty": { status: 200, body: { value: [] } },
  "/object": { status: 200, body: { id: "it" } },
  "/circle": { status: 200, body: { value: [], "@odata.nextLink": "https://graph.microsoft.com/v1.0/circle" } },
  "/elsewhere": { status: 200, body: { value: [], "@odata.nextLink": "https://evil.example/one" } },
  "/gone": { status: 404, body: {}, refusal: notFound },
  "/denied": { status: 403, body: {}, refusal: denied },
};

/** Answers what is in the table, and keeps what was asked together. */
function readerOf(asked: (readonly string[])[] = []): DirectoryReader {
  const unused = async (): Promise<never> => {
    throw new Error("not asked for");
  };
  return {
    get: unused,
    list: unused,
    getMany: async (paths) => {
      asked.push(paths);
      return paths.flatMap((path) => pages[path] ?? []);
    },
  };
}

describe("listMany", () => {
  it("gives every page of each list in the order asked for, and nothing for what hangs on nothing", async () => {
    const asked: (readonly string[])[] = [];

    expect(await listMany(readerOf(asked), ["/gone", "/one", "/empty"])).toEqual([
      undefined,
      [{ id: 1 }, { id: 2 }],
      [],
    ]);
    expect(asked).toEqual([["/gone", "/one", "/empty"], ["/one?$skiptoken=a"]]);
  });

  it("throws the refusal of one of them", async () => {
    await expect(listMany(readerOf(), ["/one", "/denied"])).rejects.toBe(denied);
  });

  it.each(["/circle", "/elsewhere", "/object"])("refuses %s, which is no list of Graph's", async (path) => {
    await expect(listMany(readerOf(), [path])).rejects.toThrow(DirectoryAnswerError);
  });
});

describe("findMany", () => {
  it("tells what is absent from what is refused", async () => {
    expect(await findMany(readerOf(), ["/object", "/gone"])).toEqual([{ id: "it" }, undefined]);
    await expect(findMany(readerOf(), ["/object", "/denied"])).rejects.toBe(denied);
  });

  it("asks nothing for nothing, and takes no answer that has fewer parts", async () => {
    const asked: (readonly string[])[] = [];

    expect(await findMany(readerOf(asked), [])).toEqual([]);
    expect(asked).toEqual([]);
    await expect(findMany(readerOf(), ["/object", "/unknown"])).rejects.toThrow(DirectoryAnswerError);
  });
});
