import { type DynamicModule, Module } from '@nestjs/common';
import { KnownRoutes } from '#runtime';
import { Administration } from './administration.js';
import { BodyParsers } from './body-parsers.js';
import { Door } from './door.js';
import { EventsController } from './events.controller.js';
import { FileIntake } from './file-intake.js';
import { FilesController } from './files.controller.js';
import { GATEWAY, type GatewayParts } from './gateway-parts.js';
import { Intake } from './intake.js';
import { KafkaInboxes } from './kafka-inboxes.js';
import { KeyRing } from './key-ring.js';
import { KeysController } from './keys.controller.js';
import { NightWatch } from './night-watch.js';
import { QuarantineController } from './quarantine.controller.js';
import { QuarantineDesk } from './quarantine-desk.js';
import { Reach } from './reach.js';
import { SchemasController } from './schemas.controller.js';

/** Everything that writes. */
@Module({})
export class GatewayModule {
  static register(parts: GatewayParts): DynamicModule {
    return {
      module: GatewayModule,
      imports: [KnownRoutes],
      controllers: [EventsController, FilesController, KeysController, QuarantineController, SchemasController],
      providers: [
        { provide: GATEWAY, useValue: parts },
        Administration,
        BodyParsers,
        Door,
        FileIntake,
        Intake,
        KafkaInboxes,
        KeyRing,
        NightWatch,
        QuarantineDesk,
        Reach,
      ],
      exports: [Reach],
    };
  }
}
