/** As sellers call the fields of a deal; those that are not named say their own name in words. */
const names: Readonly<Record<string, string>> = {
    name: 'Deal name',
    value: 'Deal value',
    closeDate: 'Close date',
    salesStage: 'Sales stage',
    statusReason: 'Reason',
    help: 'How can Microsoft help?',
    notesToMicrosoft: 'Notes to Microsoft',
    visibleToMicrosoft: "Visible to Microsoft's sellers",
    coSellType: 'Co-sell type',
    purchaseIntent: "Customer's purchase intent"
};

export function fieldInWords(field: string): string {
    const words = field.replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`);
    return names[field] ?? words.charAt(0).toUpperCase() + words.slice(1);
}

/** The entries of a list come as lines. */
export const valueInWords = (value: string | null): string => value?.replaceAll('\n', '; ') ?? 'empty';
