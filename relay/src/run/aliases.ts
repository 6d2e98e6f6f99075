import type { Alias, AliasKind } from '../store/types.ts';

export function aliasOf(deal: { aliases: Alias[] }, kind: AliasKind): string | null {
    return deal.aliases.find((alias) => alias.kind === kind)?.value ?? null;
}

/** Aliases for the identifiers that are known; empty ones are left out. */
export function aliases(known: Partial<Record<AliasKind, string | null | undefined>>): Alias[] {
    return Object.entries(known).flatMap(([kind, value]) =>
        value ? [{ kind: kind as AliasKind, value }] : []
    );
}
