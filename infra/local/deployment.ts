import { z } from 'zod';
import type { FunctionManifest } from '#functions/runtime/manifest.ts';
import { resolverFor } from './synthesized/intrinsics.ts';
import { ON_THIS_MACHINE, type Place, type Template } from './synthesized/template.ts';
import { type TableDefinition, tablesIn } from './table/tables.ts';

/** What would be deployed for one borough: its templates and the code of its functions. */
export interface Deployment {
  readonly templates: readonly Template[];
  readonly functions: readonly DeployedFunction[];
  /** Folder of built style sheets, scripts and images. */
  readonly assets: string;
}

export interface DeployedFunction {
  readonly manifest: FunctionManifest;
  /** The bundle, an absolute path. */
  readonly file: string;
}

/** A state machine of the template, resolved. */
export interface MachineDefinition {
  readonly name: string;
  readonly arn: string;
  readonly definition: string;
}

/** What one machine takes out of the templates. */
export interface Described {
  readonly tables: readonly TableDefinition[];
  readonly machines: readonly MachineDefinition[];
  /** Function name in the template (`brent-casework-advance`) by manifest name. */
  readonly functionNames: ReadonlyMap<string, string>;
  readonly configurationSet: string;
}

const Machine = z.object({ StateMachineName: z.string(), DefinitionString: z.string() });
const Named = z.object({ FunctionName: z.string() });
const Configuration = z.object({ Name: z.string() });

/** The values of one property each resource of a type has, resolved. */
const resourcesOf = <Schema extends z.ZodObject>(
  templates: readonly Template[],
  place: Place,
  type: string,
  schema: Schema,
): z.output<Schema>[] =>
  templates.flatMap((template) => {
    const resolve = resolverFor(template, place);
    return Object.values(template.Resources)
      .filter(({ Type }) => Type === type)
      .map(({ Properties }) =>
        schema.parse(Object.fromEntries(Object.keys(schema.shape).map((name) => [name, resolve(Properties[name])]))),
      );
  });

/**
 * Reads tables, machines and names out of the templates, so that nothing is described twice.
 * @throws when a function has no resource in a template, or a machine calls a function that is not there
 */
export const describe = (borough: string, { templates, functions }: Deployment, place = ON_THIS_MACHINE): Described => {
  const inTemplate = new Set(
    resourcesOf(templates, place, 'AWS::Lambda::Function', Named.partial()).map(({ FunctionName }) => FunctionName),
  );
  const functionNames = new Map(
    functions.map(({ manifest: { name } }) => {
      const deployed = `${borough}-${name.replaceAll('/', '-')}`;
      if (!inTemplate.has(deployed)) throw new Error(`The template has no function ${deployed} for ${name}.`);
      return [name, deployed];
    }),
  );
  const machines = resourcesOf(templates, place, 'AWS::StepFunctions::StateMachine', Machine).map(
    ({ StateMachineName: name, DefinitionString: definition }) => ({
      name,
      arn: stateMachineArn(name, place),
      definition,
    }),
  );
  const [set] = resourcesOf(templates, place, 'AWS::SES::ConfigurationSet', Configuration);
  return {
    tables: templates.flatMap((template) => tablesIn(template, resolverFor(template, place))),
    machines,
    functionNames,
    configurationSet: set?.Name ?? 'local',
  };
};

/** The ARN Step Functions calls a function by. */
export const functionArn = (name: string, { region, account }: Place = ON_THIS_MACHINE): string =>
  `arn:aws:lambda:${region}:${account}:function:${name}`;

const stateMachineArn = (name: string, { region, account }: Place): string =>
  `arn:aws:states:${region}:${account}:stateMachine:${name}`;

/** What the ARN of every machine of a borough begins with; the workflow's name follows. */
export const machinesArn = (borough: string, place: Place = ON_THIS_MACHINE): string =>
  stateMachineArn(`${borough}-`, place);
