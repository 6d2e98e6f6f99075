// Messaging, Metadata, Cache, Formula, Flow and other namespaces, mostly recording stubs.
import { dataClasses } from './data-class.mjs';
import { AList, ASet, AMap, ADouble, NObj, SObj, Unsupported } from '../values.mjs';
import { evalFormula } from '../formula/evaluate.ts';
import { references } from '../formula/references.ts';

export function installMisc(rt, N) {
    const T = rt.types;
    const ex = (n, m) => {
        throw rt.ex(n, m);
    };
    const L = (t, a) => new AList(T.list(T.parse(t)), a);
    const bean = dataClasses(rt, N);
    bean(
        'Schema.Address',
        'String city; String country; String countryCode; Decimal latitude; Decimal longitude; String postalCode; String state; String stateCode; String street; String geocodeAccuracy',
        {
            'String getCity()': (o) => o.city,
            'String getStreet()': (o) => o.street,
            'String getState()': (o) => o.state,
            'String getCountry()': (o) => o.country,
            'String getPostalCode()': (o) => o.postalcode
        }
    );
    N('Location', {
        'static Location newInstance(Double, Double)': (a, b) => new NObj('Location', { a, b }),
        'Double getLatitude()': (o) => o.a,
        'Double getLongitude()': (o) => o.b,
        'static Double getDistance(Location, Location, String)': () => {
            throw new Unsupported('Location.getDistance');
        }
    });
    // ---- Messaging
    const em = [
        'setSubject(String)',
        'setPlainTextBody(String)',
        'setHtmlBody(String)',
        'setTargetObjectId(Id)',
        'setWhatId(Id)',
        'setTemplateId(Id)',
        'setSaveAsActivity(Boolean)',
        'setSenderDisplayName(String)',
        'setReplyTo(String)',
        'setOrgWideEmailAddressId(Id)',
        'setToAddresses(List<String>)',
        'setCcAddresses(List<String>)',
        'setBccAddresses(List<String>)',
        'setFileAttachments(List<Messaging.EmailFileAttachment>)',
        'setEntityAttachments(List<String>)',
        'setCharset(String)',
        'setUseSignature(Boolean)',
        'setBccSender(Boolean)',
        'setTreatTargetObjectAsRecipient(Boolean)',
        'setInReplyTo(String)',
        'setReferences(String)',
        'setOptOutPolicy(String)',
        'setTreatBodiesAsTemplate(Boolean)',
        'setDocumentAttachments(List<Id>)',
        'setTargetObjectIds(List<Id>)',
        'setWhatIds(List<Id>)',
        'setDescription(String)'
    ];
    N('Messaging.Email', {});
    for (const c of ['SingleEmailMessage', 'MassEmailMessage']) {
        const m = { 'new()': () => new NObj(`Messaging.${c}`) };
        for (const s of em) {
            const n = s.slice(3, s.indexOf('('));
            const t = s.slice(s.indexOf('(') + 1, -1);
            m[`void ${s}`] = (o, v) => {
                o[n.toLowerCase()] = v;
            };
            m[`${t} get${n}()`] = (o) => o[n.toLowerCase()] ?? null;
            m[`${t} ${n[0].toLowerCase()}${n.slice(1)}`] = true;
        }
        N(`Messaging.${c}`, m, { sup: 'Messaging.Email' });
    }
    bean(
        'Messaging.EmailFileAttachment',
        'String fileName; Blob body; String contentType; Boolean inline; Id id',
        {
            'void setFileName(String)': (o, v) => {
                o.filename = v;
            },
            'void setBody(Blob)': (o, v) => {
                o.body = v;
            },
            'void setContentType(String)': (o, v) => {
                o.contenttype = v;
            },
            'void setInline(Boolean)': (o, v) => {
                o.inline = v;
            },
            'String getFileName()': (o) => o.filename,
            'Blob getBody()': (o) => o.body
        }
    );
    N('Messaging.SendEmailResult', {
        'Boolean isSuccess()': () => true,
        'List<Messaging.SendEmailError> getErrors()': () => L('Messaging.SendEmailError', []),
        'Boolean success': { get: () => true },
        'List<Messaging.SendEmailError> errors': { get: () => L('Messaging.SendEmailError', []) }
    });
    N('Messaging.SendEmailError', {
        'String getMessage()': (o) => o.message,
        'String message': true,
        'String getTargetObjectId()': () => null,
        'StatusCode getStatusCode()': () => null,
        'List<String> getFields()': () => L('String', [])
    });
    const send = (l) => {
        rt.limits.hit('emails', 1, 'Too many Email Invocations');
        for (const m of l.a) rt.emails.push(m);
        return L(
            'Messaging.SendEmailResult',
            l.a.map(() => new NObj('Messaging.SendEmailResult'))
        );
    };
    N('Messaging', {
        'static List<Messaging.SendEmailResult> sendEmail(List<Messaging.Email>)': send,
        'static List<Messaging.SendEmailResult> sendEmail(List<Messaging.Email>, Boolean)': send,
        'static void reserveSingleEmailCapacity(Integer)': (n) => {
            if (n > 5000) ex('HandledException', 'SINGLE_EMAIL_LIMIT_EXCEEDED');
        },
        'static void reserveMassEmailCapacity(Integer)': () => {},
        'static Messaging.SingleEmailMessage renderStoredEmailTemplate(String, String, String)': () =>
            new NObj('Messaging.SingleEmailMessage')
    });
    bean(
        'Messaging.CustomNotification',
        'String notificationTypeId; String title; String body; String targetId; String targetPageRef; String senderId',
        {
            'new(String, String, String, String, String, String)': (a, s, ti, b, tg, p) =>
                new NObj('Messaging.CustomNotification', {
                    notificationtypeid: a,
                    senderid: s,
                    title: ti,
                    body: b,
                    targetid: tg,
                    targetpageref: p
                }),
            'void setNotificationTypeId(String)': (o, v) => {
                o.notificationtypeid = v;
            },
            'void setTitle(String)': (o, v) => {
                o.title = v;
            },
            'void setBody(String)': (o, v) => {
                o.body = v;
            },
            'void setTargetId(String)': (o, v) => {
                o.targetid = v;
            },
            'void setTargetPageRef(String)': (o, v) => {
                o.targetpageref = v;
            },
            'void setSenderId(String)': (o, v) => {
                o.senderid = v;
            },
            'void send(Set<String>)': (o, r) => {
                rt.notifications.push({ title: o.title, body: o.body, targetId: o.targetid, to: r.values() });
            }
        }
    );
    bean(
        'Messaging.InboundEmail',
        'String subject; String plainTextBody; String htmlBody; String fromAddress; String fromName; List<String> toAddresses; List<String> ccAddresses; String replyTo; String messageId; List<Messaging.InboundEmail.BinaryAttachment> binaryAttachments; List<Messaging.InboundEmail.TextAttachment> textAttachments; List<Messaging.InboundEmail.Header> headers; List<String> references; String inReplyTo; Boolean htmlBodyIsTruncated; Boolean plainTextBodyIsTruncated'
    );
    bean(
        'Messaging.InboundEmail.BinaryAttachment',
        'String fileName; Blob body; String mimeTypeSubType; List<Messaging.InboundEmail.Header> headers'
    );
    bean(
        'Messaging.InboundEmail.TextAttachment',
        'String fileName; String body; String charset; Boolean bodyIsTruncated; String mimeTypeSubType'
    );
    bean('Messaging.InboundEmail.Header', 'String name; String value');
    bean('Messaging.InboundEnvelope', 'String fromAddress; String toAddress');
    bean('Messaging.InboundEmailResult', 'Boolean success; String message');
    // ---- Metadata API from Apex: containers are recorded, callbacks are run by hand
    bean('Metadata.Metadata', 'String fullName');
    N.enum('Metadata.MetadataType', 'CustomMetadata Layout');
    N.enum(
        'Metadata.DeployStatus',
        'Pending InProgress Succeeded SucceededPartial Failed Canceling Canceled'
    );
    bean(
        'Metadata.CustomMetadata',
        'String label; Boolean protected_x; List<Metadata.CustomMetadataValue> values',
        {
            'new()': () =>
                new NObj('Metadata.CustomMetadata', {
                    fullname: null,
                    label: null,
                    description: null,
                    values: L('Metadata.CustomMetadataValue', [])
                }),
            'String fullName': true,
            'String description': true
        },
        { sup: 'Metadata.Metadata' }
    );
    bean('Metadata.CustomMetadataValue', 'String field; Object value');
    N('Metadata.DeployContainer', {
        'new()': () => new NObj('Metadata.DeployContainer', { items: [] }),
        'void addMetadata(Metadata.Metadata)': (o, m) => {
            o.items.push(m);
        },
        'Boolean removeMetadata(Metadata.Metadata)': (o, m) => {
            const i = o.items.indexOf(m);
            if (i >= 0) o.items.splice(i, 1);
            return i >= 0;
        },
        'List<Metadata.Metadata> getMetadata()': (o) => L('Metadata.Metadata', o.items),
        'Boolean removeMetadataByFullName(String)': () => false
    });
    bean(
        'Metadata.DeployDetails',
        'List<Metadata.DeployMessage> componentSuccesses; List<Metadata.DeployMessage> componentFailures'
    );
    bean(
        'Metadata.DeployMessage',
        'String fullName; String problem; Boolean success; String fileName; String componentType; Boolean created; Boolean changed; Integer lineNumber; Integer columnNumber; Object problemType; Id id; Boolean deleted; Datetime createdDate'
    );
    N('Metadata.DeployCallbackContext', {
        'new()': () => new NObj('Metadata.DeployCallbackContext'),
        'Id getCallbackJobId()': (o) => o.id ?? null
    });
    bean(
        'Metadata.DeployResult',
        'Metadata.DeployStatus status; String id; String errorMessage; Boolean success; Boolean done; Metadata.DeployDetails details; Integer numberComponentErrors; Integer numberComponentsDeployed; Integer numberComponentsTotal; Object errorStatusCode; String messages; String stateDetail; Id createdBy; String createdByName; Datetime createdDate; Datetime startDate; Datetime completedDate; Datetime lastModifiedDate; String canceledBy; String canceledByName; Boolean checkOnly; Boolean ignoreWarnings; Boolean rollbackOnError; Boolean runTestsEnabled'
    );
    N('Metadata.Operations', {
        'static Id enqueueDeployment(Metadata.DeployContainer, Metadata.DeployCallback)': (c, cb) => {
            if (rt.test && rt.opts.strictMetadata)
                ex('AsyncException', 'Metadata cannot be deployed from within a test');
            const id = rt.db.newId({ prefix: '0Af' });
            rt.mdDeploys.push({ container: c, callback: cb, id });
            return id;
        },
        'static List<Metadata.Metadata> retrieve(Metadata.MetadataType, List<String>)': (t, names) =>
            L(
                'Metadata.Metadata',
                names.a.flatMap((n) => {
                    const [o, d] = n.split('.');
                    const def = rt.schema.get(o.endsWith('__mdt') ? o : o + '__mdt');
                    const row = def && rt.db.mdtRows(def).find((r) => r.developername === d);
                    if (!row) return [];
                    return [
                        new NObj('Metadata.CustomMetadata', {
                            fullname: n,
                            label: row.masterlabel,
                            values: L(
                                'Metadata.CustomMetadataValue',
                                [...def.fields.values()]
                                    .filter((f) => f.custom)
                                    .map(
                                        (f) =>
                                            new NObj('Metadata.CustomMetadataValue', {
                                                field: f.name,
                                                value: row[f.l]
                                            })
                                    )
                            )
                        })
                    ];
                })
            )
    });
    /** Run the recorded deploy callbacks (success or failure). */
    rt.runDeployCallbacks = (ok = true) => {
        const l = rt.mdDeploys;
        rt.mdDeploys = [];
        for (const d of l) {
            const r = new NObj('Metadata.DeployResult', {
                status: rt.en('Metadata.DeployStatus', ok ? 'Succeeded' : 'Failed'),
                success: ok,
                done: true,
                id: d.id,
                errormessage: null,
                details: null
            });
            if (d.callback)
                rt.invoke(d.callback, 'handleResult', [
                    r,
                    new NObj('Metadata.DeployCallbackContext', { id: d.id })
                ]);
        }
    };
    // ---- Cache
    const part = (scope, name) => {
        const k = `${scope}:${name}`;
        if (!rt.cache.has(k)) rt.cache.set(k, new Map());
        return rt.cache.get(k);
    };
    const okKey = (k) => {
        if (k === null || !/^[A-Za-z0-9.]+$/.test(k)) ex('Cache.InvalidParamException', `Invalid key: ${k}`);
        return k.includes('.') ? k.split('.').pop() : k;
    };
    const keys = (m) => {
        const s = new ASet(T.set(T.String));
        for (const k of m.keys()) s.add(k);
        return s;
    };
    const pm = (o) => part(o.scope, o.n);
    const bk = (cls, k) => `${cls.type.name.replace(/\W/g, '')}${k}`;
    const build = (m, cls, k0) => {
        const k = bk(cls, k0);
        if (m.has(k)) return m.get(k);
        const v = rt.invoke(rt.newByType(cls.type), 'doLoad', [k0]);
        m.set(k, v);
        return v;
    };
    const put = (o, k, v) => {
        if (v === null) ex('Cache.InvalidParamException', 'value cannot be null');
        pm(o).set(okKey(k), v);
    };
    const PM = {
        'void put(String, Object)': put,
        'void put(String, Object, Integer)': put,
        'void put(String, Object, Cache.Visibility)': put,
        'void put(String, Object, Integer, Cache.Visibility, Boolean)': put,
        'Object get(String)': (o, k) => pm(o).get(okKey(k)) ?? null,
        'Object get(Type, String)': (o, c, k) => build(pm(o), c, k),
        'Map<String,Object> get(Set<String>)': (o, ks) => {
            const m = new AMap(T.parse('Map<String,Object>'));
            for (const k of ks.values()) m.put(k, pm(o).get(okKey(k)) ?? null);
            return m;
        },
        'Boolean contains(String)': (o, k) => pm(o).has(okKey(k)),
        'Map<String,Boolean> contains(Set<String>)': (o, ks) => {
            const m = new AMap(T.parse('Map<String,Boolean>'));
            for (const k of ks.values()) m.put(k, pm(o).has(okKey(k)));
            return m;
        },
        'Boolean remove(String)': (o, k) => pm(o).delete(okKey(k)),
        'Boolean remove(Type, String)': (o, c, k) => pm(o).delete(bk(c, k)),
        'Set<String> getKeys()': (o) => keys(pm(o)),
        'Boolean isAvailable()': () => true,
        'String getName()': (o) => o.n,
        'Long getCapacity()': () => 100n,
        'Integer getNumKeys()': (o) => pm(o).size,
        'Double getMissRate()': () => new ADouble(0),
        'Long getAvgGetTime()': () => 0n,
        'Long getMaxGetTime()': () => 0n,
        'Long getAvgValueSize()': () => 0n
    };
    N.enum('Cache.Visibility', 'NAMESPACE ALL');
    N('Cache.Partition', PM);
    for (const scope of ['Org', 'Session']) {
        N(`Cache.${scope}Partition`, {}, { sup: 'Cache.Partition' });
        const dflt = new NObj(`Cache.${scope}Partition`, { n: 'default', scope });
        const S = {};
        for (const [sig, f] of Object.entries(PM)) S['static ' + sig] = (...a) => f(dflt, ...a);
        S[`static Cache.${scope}Partition getPartition(String)`] = (n) =>
            new NObj(`Cache.${scope}Partition`, { n: n.split('.').pop(), scope });
        N(`Cache.${scope}`, S);
    }
    // ---- Formula.builder
    N.enum(
        'FormulaEval.FormulaReturnType',
        'BOOLEAN DATE DATETIME DECIMAL DOUBLE ID INTEGER LONG STRING TIME'
    );
    N.enum(
        'FormulaEval.FormulaGlobal',
        'API ORGANIZATION PERMISSION PROFILE SETUP SYSTEM USER USER_ROLE LABEL CUSTOM_METADATA'
    );
    N('Formula', {
        'static FormulaEval.FormulaBuilder builder()': () => new NObj('FormulaEval.FormulaBuilder', {}),
        'static void recalculateFormulas(List<SObject>)': (l) =>
            l.a.forEach((o) => rt.types.natives.get('sobject').methods.get('recalculateformulas')[0].fn(o))
    });
    N('FormulaEval.FormulaBuilder', {
        'FormulaEval.FormulaBuilder withReturnType(FormulaEval.FormulaReturnType)': (o, t) => {
            o.ret = t;
            return o;
        },
        'FormulaEval.FormulaBuilder withType(Type)': (o, t) => {
            o.type = t;
            return o;
        },
        'FormulaEval.FormulaBuilder withType(SObjectType)': (o, t) => {
            o.so = t;
            return o;
        },
        'FormulaEval.FormulaBuilder withFormula(String)': (o, f) => {
            o.f = f;
            return o;
        },
        'FormulaEval.FormulaBuilder withGlobalVariables(Object)': (o) => o,
        'FormulaEval.FormulaBuilder parseAsTemplate(Boolean)': (o) => o,
        'FormulaEval.FormulaInstance build()': (o) => {
            const { type } = o;
            const check = (path) => {
                let t = type ? type.type : null;
                for (const p of path.split('.')) {
                    if (!t) return;
                    const l = p.toLowerCase();
                    if (t.kind === 'class') {
                        const f = t.cls.field(l);
                        if (!f || !f.m.set.global)
                            ex('FormulaValidationException', `Field ${p} does not exist. Check spelling.`);
                        t = f.t;
                    } else if (t.kind === 'sobject' && t.sob) {
                        const ft = rt.schema.apexType(t.sob, l);
                        if (!ft)
                            ex('FormulaValidationException', `Field ${p} does not exist. Check spelling.`);
                        t = ft;
                    } else t = null;
                }
            };
            let ast;
            try {
                ast = parseFormula(o.f);
            } catch (e) {
                if (e.unsupported) ex('FormulaValidationException', `Syntax error. ${e.message}`);
                throw e;
            }
            references(ast).forEach(check);
            return new NObj('FormulaEval.FormulaInstance', { o, ast });
        }
    });
    N('FormulaEval.FormulaInstance', {
        'Object evaluate(Object)': (i, ctx) => {
            const get = (p) => {
                let v = ctx;
                for (const n of p.split('.')) {
                    if (v === null || v === undefined) return null;
                    if (v instanceof SObj) {
                        const l = n.toLowerCase();
                        v = rt.ops.sgetR(v, l);
                    } else v = rt.ops.dget(v, n);
                }
                return v;
            };
            const v = evalFormula(i.o.f, { get, prior: get, now: () => rt.now() });
            const r = i.o.ret ? i.o.ret.name : 'STRING';
            return rt.db.fromFormula(
                v,
                {
                    DECIMAL: 'DOUBLE',
                    STRING: 'STRING',
                    BOOLEAN: 'BOOLEAN',
                    INTEGER: 'INTEGER',
                    DATE: 'DATE',
                    DATETIME: 'DATETIME'
                }[r] || r,
                18
            );
        },
        'Set<String> getReferencedFields()': (i) => {
            const s = new ASet(T.set(T.String));
            for (const path of references(i.ast)) s.add(path);
            return s;
        }
    });
    // ---- Flow, Approval, misc
    N('Flow.Interview', {
        'static Flow.Interview createInterview(String, Map<String,Object>)': (n, m) => {
            if (!rt.flows || !rt.flows[n.toLowerCase()])
                ex('TypeException', `Invalid type: Flow.Interview.${n}`);
            return new NObj('Flow.Interview', { n, m });
        },
        'static Flow.Interview createInterview(String, String, Map<String,Object>)': (ns, n, m) =>
            new NObj('Flow.Interview', { n, m }),
        'void start()': (o) => {
            throw new Unsupported(`flow ${o.n}`);
        },
        'Object getVariableValue(String)': (o, k) => o.m.get(k)
    });
    N('Invocable.Action', {
        'static Invocable.Action createCustomAction(String, String)': (t, n) =>
            new NObj('Invocable.Action', { t, n, inv: [] }),
        'static Invocable.Action createCustomAction(String, String, String)': (t, ns, n) =>
            new NObj('Invocable.Action', { t, n, inv: [] }),
        'static Invocable.Action createStandardAction(String)': (t) =>
            new NObj('Invocable.Action', { t, n: null, inv: [] }),
        'Invocable.Action setInvocationParameter(String, Object)': (o, k, v) => {
            (o.cur || (o.cur = new Map())).set(k, v);
            return o;
        },
        'Invocable.Action addInvocation()': (o) => {
            o.inv.push(o.cur);
            o.cur = null;
            return o;
        },
        'Invocable.Action setInvocations(List<Map<String,Object>>)': (o, l) => {
            o.inv = l.a;
            return o;
        },
        'List<Invocable.Action.Result> invoke()': (o) => {
            if (o.t.toLowerCase() === 'flow' && !rt.schema.flows.has(o.n))
                return L(
                    'Invocable.Action.Result',
                    o.inv.map(
                        () =>
                            new NObj('Invocable.Action.Result', {
                                success: false,
                                errors: L('Invocable.Action.Error', [
                                    new NObj('Invocable.Action.Error', {
                                        code: 'INVALID_ACTION',
                                        message: `Invalid flow ${o.n}`
                                    })
                                ]),
                                outputparameters: null,
                                action: o
                            })
                    )
                );
            throw new Unsupported(`Invocable.Action ${o.t} ${o.n}`);
        },
        'String getName()': (o) => o.n,
        'String getType()': (o) => o.t,
        'Boolean isStandard()': (o) => !o.n
    });
    bean('Invocable.Action.Error', 'String code; String message', {
        'String getCode()': (o) => o.code,
        'String getMessage()': (o) => o.message
    });
    bean(
        'Invocable.Action.Result',
        'Boolean success; List<Invocable.Action.Error> errors; Map<String,Object> outputParameters; Invocable.Action action',
        {
            'Boolean isSuccess()': (o) => o.success,
            'List<Invocable.Action.Error> getErrors()': (o) => o.errors || L('Invocable.Action.Error', []),
            'Map<String,Object> getOutputParameters()': (o) => o.outputparameters,
            'Invocable.Action getAction()': (o) => o.action
        }
    );
    N('AppLauncher.AppMenu', {
        'static void setOrgSortOrder(List<Id>)': () => {},
        'static void setUserSortOrder(List<Id>)': () => {}
    });
    bean('VisualEditor.DataRow', 'String label; Object value', {
        'new(String, Object)': (a, b) => new NObj('VisualEditor.DataRow', { label: a, value: b }),
        'String getLabel()': (o) => o.label,
        'Object getValue()': (o) => o.value
    });
    N('VisualEditor.DynamicPickList', { 'new()': () => new NObj('VisualEditor.DynamicPickList') });
    N('VisualEditor.DynamicPickListRows', {
        'new()': () => new NObj('VisualEditor.DynamicPickListRows', { r: [] }),
        'new(List<VisualEditor.DataRow>)': (l) =>
            new NObj('VisualEditor.DynamicPickListRows', { r: [...l.a] }),
        'void addRow(VisualEditor.DataRow)': (o, r) => {
            o.r.push(r);
        },
        'List<VisualEditor.DataRow> getDataRows()': (o) => L('VisualEditor.DataRow', o.r),
        'Integer size()': (o) => o.r.length,
        'VisualEditor.DataRow get(Integer)': (o, i) => o.r[i]
    });
    N('Auth.SessionManagement', {
        'static Map<String,String> getCurrentSession()': () => {
            const m = new AMap(T.parse('Map<String,String>'));
            m.put('SessionId', '0Ak000000000000');
            m.put('LoginType', 'Application');
            return m;
        }
    });
    bean('Auth.JWT', 'String sub; String iss; String aud; Long nbClockSkew', {
        'void setSub(String)': (o, v) => {
            o.sub = v;
        },
        'void setIss(String)': (o, v) => {
            o.iss = v;
        },
        'void setAud(String)': (o, v) => {
            o.aud = v;
        }
    });
    N('QuickAction', {});
    N('Network', {
        'static String getNetworkId()': () => null,
        'static String getLoginUrl(String)': () => null
    });
    N('Site', {
        'static String getDomain()': () => null,
        'static String getBaseUrl()': () => null,
        'static String getName()': () => null,
        'static String getSiteId()': () => null,
        'static String getPathPrefix()': () => null
    });
    N('WebServiceCallout', {
        'static void invoke(Object, Object, Map<String,Object>, List<String>)': () => {
            throw new Unsupported('WebServiceCallout');
        }
    });
    N('Compression.ZipWriter', {
        'new()': () => {
            throw new Unsupported('Compression.ZipWriter');
        }
    });
    N('DataWeave.Script', {
        'static DataWeave.Script createScript(String)': () => {
            throw new Unsupported('DataWeave');
        },
        'static DataWeave.Script createScript(String, String)': () => {
            throw new Unsupported('DataWeave');
        },
        'DataWeave.Result execute(Map<String,Object>)': () => {
            throw new Unsupported('DataWeave');
        }
    });
    N('DataWeave.Result', { 'Object getValue()': () => null, 'String getValueAsString()': () => null });
    N('XmlStreamReader', {
        'new(String)': () => {
            throw new Unsupported('XmlStreamReader');
        }
    });
    N('XmlStreamWriter', {
        'new()': () => {
            throw new Unsupported('XmlStreamWriter');
        }
    });
    N('Dom.Document', {
        'new()': () => {
            throw new Unsupported('Dom.Document');
        }
    });
    N('Search', {
        'static List<List<SObject>> query(String)': (q) => rt.sosl(q, []),
        'static Search.SearchResults find(String)': () => {
            throw new Unsupported('Search.find');
        }
    });
    N('Search.SearchResults', {});
    rt.sosl = (q, binds) => {
        rt.limits.hit('sosl', 1, 'Too many SOSL queries');
        const m = /RETURNING\s+([\s\S]*?)(?:\s+(?:WITH|LIMIT)\s+[\s\S]*)?$/i.exec(q);
        if (!m) throw new Unsupported(`SOSL ${q}`);
        const outl = [];
        const parts = splitTop(m[1]);
        for (const p of parts) {
            const r = /^(\w+)\s*(?:\(([\s\S]*)\))?$/.exec(p.trim());
            if (!r) throw new Unsupported(`SOSL ${p}`);
            const d = rt.schema.get(r[1]);
            if (!d) ex('QueryException', `sObject type '${r[1]}' is not supported.`);
            const body = r[2] || 'Id';
            const w = /^([\w\s,.]*?)(\s+(?:WHERE|ORDER|LIMIT)\s+[\s\S]*)?$/i.exec(body);
            const p2 = rt.soqlx.parseDynamic(`SELECT ${w[1].trim() || 'Id'} FROM ${d.name} ${w[2] || ''}`);
            const rows = rt.db.rows(d).filter((x) => rt.fixedSearch.includes(x.id));
            outl.push(rt.soqlx.run(p2, binds, { sub: true, rows }));
        }
        return new AList(T.list(T.list(T.SObject)), outl);
    };
    const splitTop = (s) => {
        const o = [];
        let d = 0;
        let c = '';
        for (const ch of s) {
            if (ch === '(') d++;
            if (ch === ')') d--;
            if (ch === ',' && !d) {
                o.push(c);
                c = '';
            } else c += ch;
        }
        if (c.trim()) o.push(c);
        return o;
    };
}
import { parseFormula } from '../formula/parse.ts';
