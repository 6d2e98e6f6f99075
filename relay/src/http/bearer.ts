/** The bearer that a request carries; null: none. */
export function bearerOf(authorization: string | undefined): string | null {
    return /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1] ?? null;
}
