import path from 'node:path';
import { cardSize, type CardSize } from '../../local/web/src/size/bundle-card.ts';
import { firstPaints, type FirstPaint } from '../../local/web/src/size/first-paint.ts';

/** What a seller's page may pay for the card. */
const MOST_KILOBYTES = 40;
const MOST_CALLS = 2;

export interface Costs {
    /** What was measured, one line each. */
    lines: string[];
    /** What is too much; empty: nothing. */
    tooMuch: string[];
}

const kilobytes = (bytes: number): string => `${(bytes / 1024).toFixed(1)} KB`;

/** Measures the card's JavaScript, and the server calls before its first paint. */
export async function cardCosts(root: string, browser: string): Promise<Costs> {
    const packageDir = path.join(root, 'force-app/main/default');
    const size = await cardSize(packageDir);
    return judged(size, await firstPaints({ packageDir, cacheDir: path.join(root, '.local/web'), browser }));
}

export function judged({ minified, gzipped }: CardSize, paints: readonly FirstPaint[]): Costs {
    return {
        lines: [
            `JavaScript: ${kilobytes(gzipped)} gzipped, ${kilobytes(minified)} minified (most: ${MOST_KILOBYTES} KB gzipped)`,
            ...paints.map(
                ({ deal, calls }) =>
                    `Server calls to first paint, a deal that is ${deal}: ${calls} (most: ${MOST_CALLS})`
            )
        ],
        tooMuch: [
            ...(gzipped > MOST_KILOBYTES * 1024 ? [`The card's JavaScript is ${kilobytes(gzipped)}.`] : []),
            ...paints
                .filter(({ calls }) => calls > MOST_CALLS)
                .map(({ deal, calls }) => `A deal that is ${deal} takes ${calls} calls to its first paint.`)
        ]
    };
}
