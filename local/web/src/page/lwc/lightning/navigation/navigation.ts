interface PageReference {
    type: string;
    attributes: Record<string, string>;
}
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a mixin's base takes exactly this (TS2545)
type Constructor = new (...parameters: any[]) => object;

const Navigate = Symbol('Navigate');
const GenerateUrl = Symbol('GenerateUrl');

/** The two kinds of page that the local page can show; any other is refused by name. */
function urlOf({ type, attributes }: PageReference): string {
    if (type === 'standard__webPage' && attributes['url']) return attributes['url'];
    if (type === 'standard__recordPage' && attributes['objectApiName'] === 'Opportunity') {
        return `#${attributes['recordId']}`;
    }
    throw new Error(`The local page cannot navigate to ${type}`);
}

/** `lightning/navigation`: record pages of Opportunities open in the page, web pages in a new tab. */
export const NavigationMixin = Object.assign(
    <Base extends Constructor>(base: Base) =>
        class extends base {
            [Navigate](page: PageReference) {
                const url = urlOf(page);
                if (url.startsWith('#')) location.hash = url;
                else open(url, '_blank', 'noopener');
            }
            async [GenerateUrl](page: PageReference) {
                return urlOf(page);
            }
        },
    { Navigate, GenerateUrl } as const
);
