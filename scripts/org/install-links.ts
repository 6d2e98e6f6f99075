import { installationLinks } from './installation-links.ts';

/** `npm run org:links -- 04t…`: prints where a version of the package is installed. */
try {
    const { production, sandbox } = installationLinks(process.argv[2] ?? '');
    console.log(`Production and Developer Edition: ${production}\nSandbox: ${sandbox}`);
} catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 2;
}
