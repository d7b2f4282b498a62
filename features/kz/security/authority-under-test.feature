@kz @area:security @role:kz-revenue-is @needs:receive:kz @needs:observe
Feature: The revenue authority under test takes nothing past its service
  The two systems interact only through integrated services (Order No 281, Rules 4), and what was presented serves customs control alone (Rules 2).

  Background:
    Given the revenue authority is the one under test

  @KZ281-02
  Scenario Outline: What comes past the service is not registered: <client>
    When a document is presented by a test client with <client>
    Then the connection is refused as "<refusal>", and nothing is registered

    Examples:
      | client                             | refusal         |
      | no certificate                     | no-certificate  |
      | a certificate of another authority | other-authority |
      | an expired certificate             | expired         |
