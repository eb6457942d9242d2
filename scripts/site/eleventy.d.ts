/** The part of Eleventy 3.1 that this project calls; the package has no types of its own. */
declare module "@11ty/eleventy" {
  export interface Config {
    readonly benchmarkManager: { get(group: string): { setIsVerbose(isVerbose: boolean): void } };
    addGlobalData(name: string, value: unknown): void;
    addTransform(
      name: string,
      transform: (this: { readonly page: { readonly outputPath: string } }, content: string) => string,
    ): void;
    setDataFileSuffixes(suffixes: readonly string[]): void;
    setTemplateFormats(formats: readonly string[]): void;
  }

  export default class Eleventy {
    constructor(input: string, output: string, options: { quietMode: boolean; config: (config: Config) => object });
    disableLogger(): void;
    init(): Promise<void>;
    /** Copied files, and printed ones. */
    write(): Promise<readonly [readonly unknown[], readonly { readonly outputPath: string; readonly url: string }[]]>;
  }
}

declare module "@11ty/eleventy-plugin-rss" {
  export function dateToRfc3339(date: Date): string;
  export function dateToRfc822(date: Date, timeZone?: string): string;
}

declare module "@11ty/eleventy-dev-server" {
  export interface DevServer {
    serve(port: number): void;
    watchFiles(paths: readonly string[]): void;
    reload(event: { files: readonly string[] }): Promise<void>;
    close(): Promise<void>;
  }
  const server: { getServer(name: string, folder: string, options: object): DevServer };
  export default server;
}

declare module "nunjucks" {
  export interface Environment {
    addFilter(name: string, filter: (value: never) => unknown): void;
    getTemplate(template: string, compileNow: boolean): object;
    render(template: string, context: object): string;
  }
  const nunjucks: {
    readonly Environment: new (
      loader: object,
      options: { autoescape: boolean; throwOnUndefined: boolean },
    ) => Environment;
    readonly FileSystemLoader: new (folders: readonly string[]) => object;
    readonly runtime: { readonly SafeString: new (text: string) => object };
  };
  export default nunjucks;
}
