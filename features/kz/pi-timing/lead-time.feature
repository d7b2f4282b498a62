@kz @area:pi-timing @role:kz-carrier-is
Feature: In time before arrival
  Road information is presented at least the configured time before arrival (parameter kzpi.leadTime.road; Collegium Decision
  56, hours from memory). The document holds no arrival, so it is announced from outside. Instants are compared, and equality
  is in time; lateness is a finding and no ground for refusal.

  @KZPI-T01 @needs:stimulate:kz.announce @needs:set-clock
  Scenario: Presented in time, to the second
    Given the lorry "123ABC02" is announced to arrive at "2026-06-01T18:00:00Z"
    When the business clock reaches the last moment that is in time
    Then the pre-arrival document of "123ABC02" has come in time

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
