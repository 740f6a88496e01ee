import { NotImplemented, type Handlers } from "@targets-api/server";

// mine:   keep the odd   spacing
export const createTarget: Handlers["createTarget"] = async ({ body }) => {
    return { status: 201, body: store(body) }
}

function store(it: unknown): never { throw it }
