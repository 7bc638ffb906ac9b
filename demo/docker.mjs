// @ts-check
export async function runInDocker() {}
