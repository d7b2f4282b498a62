@kz @area:pi-timing @role:kz-revenue-is @needs:receive:kz @needs:observe
Feature: The revenue authority under test counts in instants
  Lead times are compared as instants, whatever their offset, and equality is in time; lateness is a remark and no ground for refusal.

  Background:
    Given the revenue authority is the one under test

  @KZPI-T05 @needs:set-clock @needs:stimulate:kz.note-arrival
  Scenario Outline: To the second: <when>
    Given the arrival of "777KZT02" is announced to the revenue authority for "2026-06-01T17:00:00+05:00"
    And it is "<when>" on the business clock
    When a complete document is presented by a test client
    Then it is registered <remark> lateness

    Examples:
      | when                 | remark                |
      | 2026-06-01T10:00:00Z | without a remark on   |
      | 2026-06-01T10:00:01Z | with a remark on      |
