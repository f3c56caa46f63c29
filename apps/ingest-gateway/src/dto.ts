import { plainToInstance } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Matches, Max, MaxLength, Min, MinLength, validate } from 'class-validator';
import { Problem, type ProblemError } from '#runtime';

/** Body of `POST /v1/keys`. */
export class NewKey {
  @Matches(/^[A-Z0-9]+(\.[A-Z0-9]+)*$/)
  @MaxLength(35)
  agency!: string;

  @IsOptional()
  @IsString()
  @MaxLength(200)
  label?: string;
}

/** Body of releasing or discarding a quarantined event. */
export class Settlement {
  @IsString()
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
  @IsString()
  reason?: string;

  @IsOptional()
  @IsString()
  source?: string;

  @IsOptional()
  @IsString()
  id?: string;

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(1000)
  limit?: number;

  @IsOptional()
  @IsString()
  cursor?: string;
}

type Shape<T> = new () => T;

/** The object as its class, or a Problem that names every member at fault; unknown members are refused. */
export async function shaped<T extends object>(shape: Shape<T>, value: unknown, place: 'body' | 'query'): Promise<T> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Problem({ code: 'invalid-json' });
  const instance = plainToInstance(shape, value, { enableImplicitConversion: place === 'query' });
  const faults = await validate(instance, { whitelist: true, forbidNonWhitelisted: true });
  if (faults.length === 0) return instance;
  const errors = faults.map(({ property, constraints = {} }): ProblemError => {
    const code = Object.keys(constraints)[0] ?? 'invalid';
    const named = place === 'body' ? { pointer: `/${property}` } : { in: 'query', parameter: property };
    return {
      ...named,
      code: code === 'whitelistValidation' ? 'unknown-parameter' : code,
      detail: constraints[code] ?? '',
    };
  });
  throw new Problem({ code: place === 'body' ? 'schema-violation' : 'invalid-parameter', errors });
}
