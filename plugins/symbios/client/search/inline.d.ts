/** The text of a bundled script (build.mjs, plugin “inline”). */
declare module "inline:*" {
  const text: string;
  export default text;
}
