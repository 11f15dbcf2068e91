/** Whether Lua 5.1 or LuaJIT itself makes a global of that name. */
export function isStandardName(name: string): boolean {
  return names.has(name);
}

const names = new Set(
  '_G _VERSION assert bit collectgarbage coroutine debug dofile error gcinfo getfenv getmetatable io ipairs jit load loadfile loadstring math module newproxy next os package pairs pcall print rawequal rawget rawlen rawset require select setfenv setmetatable string table tonumber tostring type unpack xpcall'.split(
    ' ',
  ),
);
