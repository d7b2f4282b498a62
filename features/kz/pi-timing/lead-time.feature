@kz @area:pi-timing @role:kz-carrier-is
Feature: In time before arrival
  Information is presented at least the configured time before arrival (parameters kzpi.leadTime.road, .rail, .air, .water; Collegium
  Decisions 56, 57, 62 and 51, hours from memory). Documents by road and rail hold no arrival, so it is announced from outside.
  A short flight or voyage has a limit of its own. Instants are compared, and equality is in time; lateness is a finding and no
  ground for refusal. What the run sets no value for stays not tested.

  @KZPI-T01 @mode:road @needs:stimulate:kz.announce @needs:set-clock
  Scenario: Presented in time, to the second
    Given the lorry "123ABC02" is announced to arrive at "2026-06-01T18:00:00Z"
    When the business clock reaches the last moment that is in time
    Then the pre-arrival document of "123ABC02" has come in time

  @KZPI-T02 @mode:rail @needs:stimulate:kz.announce @needs:set-clock
  Scenario: A train, in time to the second
    Given the train "94598765" is announced to arrive at "2026-06-01T23:00:00+05:00"
    When the business clock reaches the last moment that is in time
    Then the pre-arrival document of "94598765" has come in time

  @KZPI-T03 @mode:air @needs:stimulate:kz.announce @needs:set-clock
  Scenario Outline: <flight> flight, in time by its own limit
    Given the aircraft "<number>" is announced to leave at "<departure>" and to arrive at "2026-06-01T20:00:00Z"
    When the business clock reaches the last moment that is in time
    Then the pre-arrival document of "<number>" has come in time

    Examples:
      | flight                   | number | departure                 |
      | A long                   | 0901   | 2026-06-01T18:00:00+05:00 |
      | An exactly 2 h 30 min    | 0902   | 2026-06-01T22:30:00+05:00 |
      | A short                  | 0903   | 2026-06-01T22:30:01+05:00 |

  @KZPI-T04 @mode:maritime @mode:inland-waterway @needs:stimulate:kz.announce @needs:set-clock
  Scenario Outline: <voyage> voyage, in time by its own limit
    Given the ship "<ship>" is announced to leave at "<departure>" and to arrive at "2026-06-02T20:00:00Z"
    When the business clock reaches the last moment that is in time
    Then the pre-arrival document of "<ship>" has come in time

    Examples:
      | voyage  | ship      | departure            |
      | A long  | Beket Ata | 2026-06-01T09:00:00Z |
      | A short | Aktau     | 2026-06-02T15:00:00Z |

  @KZPI-T05 @needs:stimulate:kz.announce @needs:set-clock
  Scenario: The same arrival in three time zones
    Given the lorry "111AAA02" is announced to arrive at "2026-06-01T18:00:00Z"
    And the lorry "222BBB02" is announced to arrive at "2026-06-01T23:00:00+05:00"
    And the lorry "333CCC02" is announced to arrive at "2026-06-02T02:00:00+08:00"
    When the business clock reaches the last moment that is in time
    Then the documents of all announced lorries have come alike

  @KZPI-T05
  Scenario Outline: The revenue authority counts to the second: <when>
    Given the arrival of "777KZT02" is announced to the revenue authority for "2026-06-01T17:00:00+05:00"
    And it is "<when>" on the business clock
    When a complete document is presented by a test client
    Then it is registered <remark> lateness

    Examples:
      | when                 | remark                |
      | 2026-06-01T10:00:00Z | without a remark on   |
      | 2026-06-01T10:00:01Z | with a remark on      |
