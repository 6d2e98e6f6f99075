const Navigate = Symbol('Navigate');
const GenerateUrl = Symbol('GenerateUrl');

/** Called with each page that a component opens. */
export const navigate = jest.fn();

/** `lightning/navigation` that goes nowhere. */
export const NavigationMixin = Object.assign(
    (Base) =>
        class extends Base {
            [Navigate](page: object) {
                navigate(page);
            }
            async [GenerateUrl]({ attributes }) {
                return `https://org.example/${attributes.recordId}`;
            }
        },
    { Navigate, GenerateUrl }
);
