// Apex source text -> compact JSON AST (cached on disk, since ANTLR parsing is the slow part).
import { ApexParserFactory, ApexErrorListener } from '@apexdevtools/apex-parser';
import crypto from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const AST_VERSION = 10;
export class ApexSyntaxError extends Error {}
class Listener extends ApexErrorListener {
    constructor(file) {
        super();
        this.file = file;
    }
    apexSyntaxError(line, col, msg) {
        throw new ApexSyntaxError(`${this.file}:${line}:${col} ${msg}`);
    }
}

let SRC = null; // code points of the source being converted
const cn = (c) => c.constructor.name.replace(/Context$/, '');
const kids = (c) => c.children || [];
const isT = (c) => c.symbol !== undefined;
const txt = (c) => c.getText();
const line = (c) => (c.start ? c.start.line : c.symbol.line);
const slice = (a, b) => (typeof SRC === 'string' ? SRC.slice(a, b) : SRC.slice(a, b).join(''));
const find = (c, n) => kids(c).find((k) => !isT(k) && cn(k) === n);
const all = (c, n) => kids(c).filter((k) => !isT(k) && cn(k) === n);
const isExpr = (k) =>
    !isT(k) && ((cn(k).endsWith('Expression') && cn(k) !== 'ParExpression') || cn(k) === 'Expression');
const exprs = (c) => kids(c).filter(isExpr);
const term = (c, t) => kids(c).some((k) => isT(k) && txt(k).toLowerCase() === t);

// ---- types: {n:[{n,args}], dims}
function typeRef(c) {
    const parts = all(c, 'TypeName').map(typeName);
    const sub = find(c, 'ArraySubscripts');
    return { parts, dims: sub ? kids(sub).filter((k) => txt(k) === '[').length : 0, l: line(c) };
}
function typeName(c) {
    const id = find(c, 'Id');
    const ta = find(c, 'TypeArguments');
    const args = ta ? all(find(ta, 'TypeList'), 'TypeRef').map(typeRef) : [];
    return { n: id ? txt(id) : txt(kids(c)[0]), args };
}
const qname = (c) => ({ parts: all(c, 'Id').map((i) => ({ n: txt(i), args: [] })), dims: 0, l: line(c) });

function unescape(s) {
    return s.replace(/\\(u[0-9a-fA-F]{4}|.)/gs, (m, e) => {
        switch (e[0]) {
            case 'n':
                return '\n';
            case 't':
                return '\t';
            case 'r':
                return '\r';
            case 'b':
                return '\b';
            case 'f':
                return '\f';
            case 'u':
                return e.length > 1 ? String.fromCharCode(parseInt(e.slice(1), 16)) : 'u';
            default:
                return e;
        }
    });
}
function literal(c) {
    const t = kids(c)[0];
    const s = txt(t);
    const l = line(c);
    if (s.startsWith("'''"))
        return { k: 'lit', t: 'String', v: unescape(s.slice(3, -3).replace(/^\r?\n/, '')), l };
    if (s[0] === "'") return { k: 'lit', t: 'String', v: unescape(s.slice(1, -1)), l };
    const low = s.toLowerCase();
    if (low === 'true' || low === 'false') return { k: 'lit', t: 'Boolean', v: low === 'true', l };
    if (low === 'null') return { k: 'lit', t: 'null', v: null, l };
    if (/^\d+l$/i.test(s)) return { k: 'lit', t: 'Long', v: s.slice(0, -1), l };
    if (/^\d+$/.test(s)) return { k: 'lit', t: 'Integer', v: Number(s), l };
    if (/d$/i.test(s)) return { k: 'lit', t: 'Double', v: s.slice(0, -1), l };
    return { k: 'lit', t: 'Decimal', v: s, l };
}
const args = (c) => {
    const el = c && find(c, 'ExpressionList');
    return el ? exprs(el).map(expr) : [];
};
const joinOp = (c) => kids(c).filter(isT).map(txt).join('');

function soql(c, kind) {
    const binds = [];
    const base = c.start.start;
    let text = '';
    let pos = base;
    const visit = (n) => {
        if (isT(n)) return;
        if (cn(n) === 'BoundExpression') {
            const e = exprs(n)[0];
            text += slice(pos, n.start.start) + `:$${binds.length} `;
            binds.push(expr(e));
            pos = n.stop.stop + 1;
            return;
        }
        kids(n).forEach(visit);
    };
    visit(c);
    text += slice(pos, c.stop.stop + 1);
    return { k: kind, q: text.replace(/^\s*\[/, '').replace(/\]\s*$/, ''), binds, l: line(c) };
}

function expr(c) {
    const l = line(c);
    const n = cn(c);
    const ex = exprs(c);
    switch (n) {
        case 'PrimaryExpression':
            return primary(kids(c)[0]);
        case 'SubExpression':
            return { k: 'par', e: expr(ex[0]), l };
        case 'DotExpression': {
            const safe = term(c, '?.');
            const mc = find(c, 'DotMethodCall');
            if (mc)
                return {
                    k: 'mcall',
                    o: expr(ex[0]),
                    n: txt(find(mc, 'AnyId')),
                    a: args(mc),
                    safe,
                    l: line(mc),
                    c: kids(mc)[0].start ? kids(mc)[0].start.column : 0
                };
            const id = find(c, 'AnyId');
            return { k: 'dot', o: expr(ex[0]), n: txt(id), safe, l: line(id) };
        }
        case 'ArrayExpression':
            return { k: 'idx', o: expr(ex[0]), i: expr(ex[1]), l };
        case 'MethodCallExpression': {
            const m = kids(c)[0];
            const id = find(m, 'Id');
            if (id) return { k: 'call', n: txt(id), a: args(m), l };
            return { k: 'ctorcall', n: txt(kids(m)[0]).toLowerCase(), a: args(m), l };
        }
        case 'NewExpression':
            return creator(find(c, 'Creator'));
        case 'CastExpression':
            return { k: 'cast', t: typeRef(find(c, 'TypeRef')), e: expr(ex[0]), l };
        case 'InstanceOfExpression':
            return { k: 'inst', t: typeRef(find(c, 'TypeRef')), e: expr(ex[0]), l };
        case 'PostOpExpression':
            return { k: 'post', op: joinOp(c), e: expr(ex[0]), l };
        case 'PreOpExpression':
            return { k: 'pre', op: joinOp(c), e: expr(ex[0]), l };
        case 'NegExpression':
            return { k: 'not', op: joinOp(c), e: expr(ex[0]), l };
        case 'Arth1Expression':
        case 'Arth2Expression':
        case 'BitExpression':
        case 'BitAndExpression':
        case 'BitOrExpression':
        case 'BitNotExpression':
            return { k: 'bin', op: joinOp(c), a: expr(ex[0]), b: expr(ex[1]), l };
        case 'CmpExpression':
            return { k: 'cmp', op: joinOp(c), a: expr(ex[0]), b: expr(ex[1]), l };
        case 'EqualityExpression':
            return { k: 'eq', op: joinOp(c), a: expr(ex[0]), b: expr(ex[1]), l };
        case 'LogAndExpression':
            return { k: 'and', a: expr(ex[0]), b: expr(ex[1]), l };
        case 'LogOrExpression':
            return { k: 'or', a: expr(ex[0]), b: expr(ex[1]), l };
        case 'CoalExpression':
            return { k: 'coal', a: expr(ex[0]), b: expr(ex[1]), l };
        case 'CondExpression':
            return { k: 'cond', c: expr(ex[0]), a: expr(ex[1]), b: expr(ex[2]), l };
        case 'AssignExpression':
            return { k: 'asg', op: joinOp(c), a: expr(ex[0]), b: expr(ex[1]), l };
        default:
            return { k: 'unsup', what: `expression ${n}`, l };
    }
}
function primary(c) {
    const l = line(c);
    switch (cn(c)) {
        case 'ThisPrimary':
            return { k: 'this', l };
        case 'SuperPrimary':
            return { k: 'super', l };
        case 'LiteralPrimary':
            return literal(kids(c)[0]);
        case 'IdPrimary':
            return { k: 'id', n: txt(c), l };
        case 'TypeRefPrimary':
            return { k: 'tclass', t: typeRef(find(c, 'TypeRef')), l };
        case 'VoidPrimary':
            return { k: 'tclass', t: { parts: [{ n: 'void', args: [] }], dims: 0, l }, l };
        case 'SoqlPrimary':
            return soql(kids(c)[0], 'soql');
        case 'SoslPrimary':
            return soql(kids(c)[0], 'sosl');
        default:
            return { k: 'unsup', what: `primary ${cn(c)}`, l };
    }
}
function creator(c) {
    const l = line(c);
    const nm = find(c, 'CreatedName');
    const t = {
        parts: all(nm, 'IdCreatedNamePair').map((p) => ({
            n: txt(find(p, 'AnyId')),
            args: find(p, 'TypeList') ? all(find(p, 'TypeList'), 'TypeRef').map(typeRef) : []
        })),
        dims: 0,
        l
    };
    const rest = kids(c)[1];
    switch (cn(rest)) {
        case 'ClassCreatorRest':
            return { k: 'new', t, a: args(find(rest, 'Arguments')), l };
        case 'NoRest':
            return { k: 'newinit', t, items: [], l };
        case 'ArrayCreatorRest': {
            const init = find(rest, 'ArrayInitializer');
            const e = exprs(rest)[0];
            return {
                k: 'newarr',
                t,
                size: e ? expr(e) : null,
                items: init ? exprs(init).map(expr) : null,
                l
            };
        }
        case 'MapCreatorRest':
            return {
                k: 'newmap',
                t,
                pairs: all(rest, 'MapCreatorRestPair').map((p) => exprs(p).map(expr)),
                l
            };
        case 'SetCreatorRest':
            return { k: 'newinit', t, items: exprs(rest).map(expr), l };
        default:
            return { k: 'unsup', what: `creator ${cn(rest)}`, l };
    }
}

// ---- statements
const block = (c) => ({ k: 'block', b: all(c, 'Statement').map(stmt), l: line(c) });
function localVar(c) {
    return {
        k: 'var',
        t: typeRef(find(c, 'TypeRef')),
        d: declarators(find(c, 'VariableDeclarators')),
        l: line(c)
    };
}
const declarators = (c) =>
    all(c, 'VariableDeclarator').map((v) => ({
        n: txt(find(v, 'Id')),
        e: exprs(v)[0] ? expr(exprs(v)[0]) : null,
        l: line(v)
    }));
function stmt(c0) {
    const c = cn(c0) === 'Statement' ? kids(c0)[0] : c0;
    const l = line(c);
    const ex = exprs(c);
    const par = () => expr(exprs(find(c, 'ParExpression'))[0]);
    const al = () => {
        const a = find(c, 'AccessLevel');
        return a ? (term(a, 'user') ? 'user' : 'system') : null;
    };
    switch (cn(c)) {
        case 'Block':
            return block(c);
        case 'LocalVariableDeclarationStatement':
            return localVar(find(c, 'LocalVariableDeclaration'));
        case 'ExpressionStatement':
            return { k: 'expr', e: expr(ex[0]), l };
        case 'IfStatement': {
            const s = all(c, 'Statement').map(stmt);
            return { k: 'if', c: par(), a: s[0], b: s[1] || null, l };
        }
        case 'WhileStatement': {
            const s = find(c, 'Statement');
            return { k: 'while', c: par(), b: s ? stmt(s) : { k: 'block', b: [], l }, l };
        }
        case 'DoWhileStatement':
            return { k: 'dowhile', c: par(), b: block(find(c, 'Block')), l };
        case 'ForStatement': {
            const fc = find(c, 'ForControl');
            const s = find(c, 'Statement');
            const b = s ? stmt(s) : { k: 'block', b: [], l };
            const ef = find(fc, 'EnhancedForControl');
            if (ef)
                return {
                    k: 'foreach',
                    t: typeRef(find(ef, 'TypeRef')),
                    n: txt(find(ef, 'Id')),
                    e: expr(exprs(ef)[0]),
                    b,
                    l
                };
            const fi = find(fc, 'ForInit');
            const fu = find(fc, 'ForUpdate');
            const ce = exprs(fc)[0];
            let init = null;
            if (fi) {
                const lv = find(fi, 'LocalVariableDeclaration');
                init = lv ? localVar(lv) : { k: 'exprs', e: exprs(find(fi, 'ExpressionList')).map(expr), l };
            }
            return {
                k: 'for',
                init,
                c: ce ? expr(ce) : null,
                u: fu ? exprs(find(fu, 'ExpressionList')).map(expr) : [],
                b,
                l
            };
        }
        case 'ReturnStatement':
            return { k: 'return', e: ex[0] ? expr(ex[0]) : null, l };
        case 'ThrowStatement':
            return { k: 'throw', e: expr(ex[0]), l };
        case 'BreakStatement':
            return { k: 'break', l };
        case 'ContinueStatement':
            return { k: 'continue', l };
        case 'InsertStatement':
            return { k: 'dml', op: 'insert', e: expr(ex[0]), al: al(), l };
        case 'UpdateStatement':
            return { k: 'dml', op: 'update', e: expr(ex[0]), al: al(), l };
        case 'DeleteStatement':
            return { k: 'dml', op: 'delete', e: expr(ex[0]), al: al(), l };
        case 'UndeleteStatement':
            return { k: 'dml', op: 'undelete', e: expr(ex[0]), al: al(), l };
        case 'UpsertStatement': {
            const q = find(c, 'QualifiedName');
            return { k: 'dml', op: 'upsert', e: expr(ex[0]), ext: q ? txt(q) : null, al: al(), l };
        }
        case 'MergeStatement':
            return { k: 'dml', op: 'merge', e: expr(ex[0]), e2: expr(ex[1]), al: al(), l };
        case 'RunAsStatement':
            return { k: 'runas', a: args(c), b: block(find(c, 'Block')), l };
        case 'TryStatement':
            return {
                k: 'try',
                b: block(find(c, 'Block')),
                l,
                cs: all(c, 'CatchClause').map((x) => ({
                    t: qname(find(x, 'QualifiedName')),
                    n: txt(find(x, 'Id')),
                    b: block(find(x, 'Block')),
                    l: line(x)
                })),
                f: find(c, 'FinallyBlock') ? block(find(find(c, 'FinallyBlock'), 'Block')) : null
            };
        case 'SwitchStatement':
            return {
                k: 'switch',
                e: expr(ex[0]),
                l,
                w: all(c, 'WhenControl').map((w) => {
                    const v = find(w, 'WhenValue');
                    const b = block(find(w, 'Block'));
                    const wl = line(w);
                    if (term(v, 'else')) return { else: true, b, l: wl };
                    const tr = find(v, 'TypeRef');
                    if (tr) return { t: typeRef(tr), n: txt(find(v, 'Id')), b, l: wl };
                    return { vals: all(v, 'WhenLiteral').map(whenLit), b, l: wl };
                })
            };
        default:
            return { k: 'unsup', what: `statement ${cn(c)}`, l };
    }
}
function whenLit(c) {
    const inner = find(c, 'WhenLiteral');
    if (inner) return whenLit(inner);
    const q = find(c, 'QualifiedName');
    if (q) return { k: 'when', parts: all(q, 'Id').map(txt), l: line(c) };
    const t = kids(c).filter(isT);
    const lit = literal({ children: [t[t.length - 1]], start: t[t.length - 1].symbol });
    if (t.length > 1 && txt(t[0]) === '-') lit.v = typeof lit.v === 'number' ? -lit.v : '-' + lit.v;
    return lit;
}

// ---- declarations
function mods(list) {
    const m = { set: {}, ann: [] };
    for (const x of list) {
        const a = find(x, 'Annotation');
        if (a) {
            const ann = { n: txt(find(a, 'Id')).toLowerCase(), p: {} };
            const ps = find(a, 'ElementValuePairs');
            if (ps)
                for (const p of all(ps, 'ElementValuePair')) {
                    const lv = find(find(p, 'ElementValue'), 'Literal');
                    ann.p[txt(find(p, 'Id')).toLowerCase()] = lv
                        ? literal(lv).v
                        : txt(find(p, 'ElementValue'));
                }
            const ev = find(a, 'ElementValue');
            if (ev) {
                const lv = find(ev, 'Literal');
                ann.p.value = lv ? literal(lv).v : txt(ev);
            }
            m.ann.push(ann);
        } else m.set[kids(x).map(txt).join(' ').toLowerCase()] = true;
    }
    return m;
}
const params = (c) => {
    const fl = find(c, 'FormalParameterList');
    return fl
        ? all(fl, 'FormalParameter').map((p) => ({ n: txt(find(p, 'Id')), t: typeRef(find(p, 'TypeRef')) }))
        : [];
};
function member(c, m) {
    const l = line(c);
    switch (cn(c)) {
        case 'MethodDeclaration':
        case 'InterfaceMethodDeclaration': {
            const mm = cn(c) === 'InterfaceMethodDeclaration' ? mods(all(c, 'Modifier')) : m;
            const tr = find(c, 'TypeRef');
            const b = find(c, 'Block');
            return {
                k: 'method',
                n: txt(find(c, 'Id')),
                t: tr ? typeRef(tr) : null,
                p: params(find(c, 'FormalParameters')),
                b: b ? block(b) : null,
                m: mm,
                l: line(find(c, 'Id'))
            };
        }
        case 'ConstructorDeclaration':
            return { k: 'ctor', p: params(find(c, 'FormalParameters')), b: block(find(c, 'Block')), m, l };
        case 'FieldDeclaration':
            return {
                k: 'field',
                t: typeRef(find(c, 'TypeRef')),
                d: declarators(find(c, 'VariableDeclarators')),
                m,
                l
            };
        case 'PropertyDeclaration': {
            const p = {
                k: 'prop',
                t: typeRef(find(c, 'TypeRef')),
                n: txt(find(c, 'Id')),
                m,
                l,
                get: null,
                set: null
            };
            for (const pb of all(c, 'PropertyBlock')) {
                const g = find(pb, 'Getter');
                const s = find(pb, 'Setter');
                if (g) p.get = { b: find(g, 'Block') ? block(find(g, 'Block')) : null, l: line(g) };
                if (s) p.set = { b: find(s, 'Block') ? block(find(s, 'Block')) : null, l: line(s) };
            }
            return p;
        }
        case 'ClassDeclaration':
        case 'InterfaceDeclaration':
        case 'EnumDeclaration':
            return typeDecl(c, m);
        default:
            return { k: 'unsup', what: `member ${cn(c)}`, l };
    }
}
function typeDecl(c, m) {
    const l = line(c);
    const n = txt(find(c, 'Id'));
    if (cn(c) === 'EnumDeclaration') {
        const ec = find(c, 'EnumConstants');
        return { k: 'enum', n, m, l, vals: ec ? all(ec, 'Id').map(txt) : [] };
    }
    if (cn(c) === 'InterfaceDeclaration') {
        const tl = find(c, 'TypeList');
        return {
            k: 'interface',
            n,
            m,
            l,
            ext: tl ? all(tl, 'TypeRef').map(typeRef) : [],
            body: all(find(c, 'InterfaceBody'), 'InterfaceMethodDeclaration').map((x) => member(x, null))
        };
    }
    const ext = find(c, 'TypeRef');
    const tl = find(c, 'TypeList');
    const body = [];
    for (const d of all(find(c, 'ClassBody'), 'ClassBodyDeclaration')) body.push(...bodyDecl(d));
    return {
        k: 'class',
        n,
        m,
        l,
        ext: ext ? typeRef(ext) : null,
        impl: tl ? all(tl, 'TypeRef').map(typeRef) : [],
        body
    };
}
function bodyDecl(d) {
    const b = find(d, 'Block');
    if (b) return [{ k: 'init', static: term(d, 'static'), b: block(b), l: line(d) }];
    const md = find(d, 'MemberDeclaration');
    if (!md) return [];
    return [member(kids(md)[0], mods(all(d, 'Modifier')))];
}

function convert(src, file, kind) {
    SRC = /[\ud800-\udbff]/.test(src) ? Array.from(src) : src;
    const { parser } = ApexParserFactory.createLexerAndParser(src, new Listener(file));
    if (kind === 'trigger') {
        const t = parser.triggerUnit();
        const ids = all(t, 'Id');
        const blk = find(t, 'TriggerBlock') || find(t, 'Block');
        const st = [];
        const mem = [];
        for (const k of kids(blk)) {
            if (isT(k)) continue;
            if (cn(k) === 'TriggerBlockMember' || cn(k) === 'TriggerStatement') {
                const s = find(k, 'Statement');
                const md = find(k, 'TriggerMemberDeclaration');
                if (s) st.push(stmt(s));
                else if (md) {
                    const x = member(kids(md)[0], mods(all(k, 'Modifier')));
                    if (x.k === 'field') st.push({ k: 'var', t: x.t, d: x.d, l: x.l });
                    else mem.push(x);
                }
            } else if (cn(k) === 'Statement') st.push(stmt(k));
            else st.push({ k: 'unsup', what: `trigger ${cn(k)}`, l: line(k) });
        }
        return {
            k: 'trigger',
            n: txt(ids[0]),
            obj: txt(ids[1]),
            cases: all(t, 'TriggerCase').map((x) => kids(x).map(txt).join(' ').toLowerCase()),
            b: { k: 'block', b: st, l: 1 },
            mem,
            l: 1
        };
    }
    if (kind === 'expr') return expr(parser.expression());
    const u = parser.compilationUnit();
    const td = find(u, 'TypeDeclaration');
    const d = kids(td).find((k) => !isT(k) && /Declaration$/.test(cn(k)));
    return typeDecl(d, mods(all(td, 'Modifier')));
}

const cacheDir = path.join(os.tmpdir(), 'apex-engine-ast-cache');
/** Parse one class or trigger file; kind is 'class' | 'trigger' | 'expr'. */
export function parseApex(src, file, kind = 'class') {
    const h = crypto
        .createHash('sha1')
        .update(AST_VERSION + kind + '\0' + src)
        .digest('hex');
    const cf = path.join(cacheDir, h + '.json');
    try {
        return JSON.parse(fs.readFileSync(cf, 'utf8'));
    } catch {
        /* not cached */
    }
    const ast = convert(src, file, kind);
    try {
        fs.mkdirSync(cacheDir, { recursive: true });
        fs.writeFileSync(cf, JSON.stringify(ast));
    } catch {
        /* cache is optional */
    }
    return ast;
}
