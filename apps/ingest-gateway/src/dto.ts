import { plainToInstance } from 'class-transformer';
import {
  getMetadataStorage,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
  validate,
} from 'class-validator';
import { nearestName } from '#read-models';
import { Problem, type ProblemError } from '#runtime';

/** No control characters: they are shown on terminals, and a database cannot take all of them. */
const plain = /^\P{Cc}*$/u;
const agencyCode = /^[A-Z0-9]+(\.[A-Z0-9]+)*$/;

/** Body of `POST /v1/keys`. */
export class KeyRequest {
  @Matches(agencyCode)
  @MaxLength(35)
  agency!: string;

  @IsOptional()
  @IsString()
  @Matches(plain)
  @MaxLength(200)
  label?: string;
}

/** Body of releasing or discarding a quarantined event. */
export class Settlement {
  @IsString()
  @Matches(plain)
  @MinLength(1)
  @MaxLength(1000)
  reason!: string;
}

/** Query of `GET /v1/quarantine`. */
export class QuarantineQuery {
  @IsOptional()
  @IsIn(['quarantined', 'released', 'discarded', 'mended'])
  status?: 'quarantined' | 'released' | 'discarded' | 'mended';

  @IsOptional()
  @Matches(plain)
  @MaxLength(100)
  reason?: string;

  @IsOptional()
  @Matches(plain)
  @MaxLength(200)
  source?: string;

  @IsOptional()
  @Matches(plain)
  @MaxLength(128)
  id?: string;

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(1000)
  limit?: number;

  @IsOptional()
  @Matches(plain)
  @MaxLength(100)
  cursor?: string;
}

type Shape<T> = new () => T;

/** The object as its class, or a Problem that names every member at fault; unknown members are refused. */
export async function shaped<T extends object>(shape: Shape<T>, value: unknown, place: 'body' | 'query'): Promise<T> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Problem({
      code: 'schema-violation',
      errors: [{ pointer: '', code: 'type', detail: 'must be an object' }],
    });
  }
  const instance = plainToInstance(shape, value, { enableImplicitConversion: place === 'query' });
  const faults = await validate(instance, { whitelist: true, forbidNonWhitelisted: true });
  if (faults.length === 0) return instance;
  const errors = faults.map(({ property, constraints = {} }) => {
    const [code = 'invalid'] = Object.keys(constraints);
    const named = place === 'body' ? { pointer: `/${property}` } : { in: 'query', parameter: property };
    if (code === 'whitelistValidation') return { ...named, ...unknownName(property, namesOf(shape)) };
    return { ...named, code, detail: constraints[code] ?? 'is not valid' };
  });
  throw new Problem({ code: place === 'body' ? 'schema-violation' : 'invalid-parameter', errors });
}

/** The members that the class says something about. */
function namesOf(shape: Shape<object>): readonly string[] {
  const rules = getMetadataStorage().getTargetValidationMetadatas(shape, '', false, false);
  return [...new Set(rules.map(({ propertyName }) => propertyName))];
}

function unknownName(name: string, names: readonly string[]): Omit<ProblemError, 'in' | 'parameter' | 'pointer'> {
  const shown = name.slice(0, 50);
  const meant = nearestName(shown, names);
  const detail = `There is no parameter '${shown}'.`;
  if (meant === undefined) return { code: 'unknown-parameter', detail };
  return { code: 'unknown-parameter', detail: `${detail} Did you mean '${meant}'?`, did_you_mean: meant };
}
