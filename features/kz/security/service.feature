@kz @area:security @role:kz-carrier-is
Feature: Only through the integrated service
  The two systems interact only through integrated services (Order No 281, Rules 4): in this profile, over a connection in
  which both sides prove who they are.

  @KZ281-02
  Scenario Outline: What comes past the service is not registered: <client>
    When a document is presented by a test client with <client>
    Then the connection is refused as "<refusal>", and nothing is registered

    Examples:
      | client                             | refusal         |
      | no certificate                     | no-certificate  |
      | a certificate of another authority | other-authority |
      | an expired certificate             | expired         |

  @KZ281-02 @needs:stimulate:kz.present-to
  Scenario: The carrier does not give its information to somebody else
    Given a lorry with spare parts is to come to Kazakhstan
    When the carrier is sent to an impostor of the revenue authority
    Then the impostor receives nothing from the carrier
