const CHANGES =
    /^\s*(insert\s+into|update\s+[\w."]+\s+set|delete\s+from|create\s+(unique\s+)?(table|index)|alter\s+table|drop\s+table|truncate|listen\s+\w|notify\s+\w)\b/i;
const READS = /^\s*(select\b[\s\S]*\bfrom\b|with\s+\w+\s+as\s*\()/i;

/**
 * SQL is text of the store alone. Option `soql: true` where Salesforce is asked: a SELECT is SOQL there.
 *
 * @type {import('eslint').Rule.RuleModule}
 */
export const noSql = {
    meta: {
        type: 'problem',
        messages: {
            sql: 'SQL belongs into relay/src/store/ (or queue/): give the store a function for this.'
        },
        schema: [{ type: 'object', additionalProperties: false, properties: { soql: { type: 'boolean' } } }]
    },
    create(context) {
        const { soql = false } = context.options[0] ?? {};
        const check = (node, text) => {
            if (CHANGES.test(text) || (!soql && READS.test(text))) context.report({ node, messageId: 'sql' });
        };
        return {
            Literal(node) {
                if (typeof node.value === 'string') check(node, node.value);
            },
            TemplateLiteral(node) {
                check(node, node.quasis.map((quasi) => quasi.value.cooked ?? '').join('x'));
            }
        };
    }
};
