export async function a() {}
export async function b() {}