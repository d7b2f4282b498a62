@kz @area:pi-exchange @role:kz-revenue-is @needs:receive:kz @needs:observe
Feature: What the revenue authority under test does with pre-arrival information
  It serves risk assessment and preliminary decisions on control before arrival (Order No 281, Rules 2); each mode has its profile (Rules 6).

  Background:
    Given the revenue authority is the one under test

  @KZ281-08 @needs:stimulate:kz.hand-over
  Scenario: Not for commerce
    Given a complete document of a test client was registered during office hours
    When the revenue authority is asked to hand pre-arrival information to "a commercial service"
    Then it refuses, and keeps a record of it
