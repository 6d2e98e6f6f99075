import { NOTES_LENGTH } from '../project.ts';

/** A note of an Opportunity that is marked for Microsoft, as plain text. */
export interface SharedNote {
    /** Of the ContentDocument, which is that of the ContentNote too. */
    id: string;
    versionId: string;
    text: string;
}

/** What to do so that the shared notes say a text. */
export interface NoteChanges {
    /** Texts of new notes, in this order. */
    create: string[];
    change: { note: SharedNote; text: string }[];
    /** Not shared any more. They stay in Salesforce: Microsoft's side deletes nothing of the seller's. */
    unmark: SharedNote[];
}

/** Stands between two notes in the one text that a referral has. */
const BETWEEN = '\n---\n';

const partsOf = (text: string) => text.split(/\n\s*-{3,}\s*\n/).map((part) => part.trim());

/**
 * The shared notes as the one text of a referral: oldest first, and of all those the newest that fit in
 * whole. The newest alone is cut where it is too long for itself. Null: none is shared.
 */
export function textOfNotes(notes: readonly SharedNote[]): string | null {
    const texts = newestThatFit(notes).map(({ text }) => text);
    return texts.join(BETWEEN) || null;
}

function newestThatFit(notes: readonly SharedNote[]): SharedNote[] {
    const filled = notes.filter(({ text }) => text);
    const from = filled.findIndex((_, index) => lengthOf(filled.slice(index)) <= NOTES_LENGTH);
    return from < 0 ? filled.slice(-1) : filled.slice(from);
}

const lengthOf = (notes: readonly SharedNote[]) => notes.map(({ text }) => text).join(BETWEEN).length;

/**
 * How the shared notes come to say `text`: after these changes `textOfNotes` gives it back. A note that
 * stands in it unchanged is left alone, what stands in the place of another is its new text, what comes after
 * all of them is a new note. A note that Microsoft has only a part of is never overwritten by that part.
 */
export function changesOfNotes(notes: readonly SharedNote[], text: string | null): NoteChanges {
    const changes: NoteChanges = { create: [], change: [], unmark: [] };
    const parts = text ? partsOf(text).filter(Boolean) : [];
    let replaced: SharedNote[] = [];
    let at = 0;
    for (const note of newestThatFit(notes)) {
        const own = partsOf(note.text);
        const found = parts.findIndex((_, index) => index >= at && startsWith(parts.slice(index), own));
        if (found < 0) replaced.push(note);
        else {
            const rest = replace(replaced, parts.slice(at, found), changes);
            if (rest.length) changes.change.push({ note, text: [...rest, note.text].join(BETWEEN) });
            replaced = [];
            at = found + own.length;
        }
    }
    changes.create.push(...replace(replaced, parts.slice(at), changes));
    return changes;
}

const startsWith = (parts: string[], own: string[]) => own.every((part, index) => parts[index] === part);

/** @returns the parts for which there was no note to take their place in */
function replace(notes: SharedNote[], parts: string[], changes: NoteChanges): string[] {
    const left = [...parts];
    for (const note of notes) {
        const text = note.text.length > NOTES_LENGTH ? undefined : left.shift();
        if (text === undefined) changes.unmark.push(note);
        else changes.change.push({ note, text });
    }
    return left;
}
