@kz @area:sending @role:kz-customs-sending @needs:stimulate:kz.load-sending-act @needs:stimulate:kz.record-finding
Feature: Information that must be sent unasked
  Customs informs that of another member state when it finds grounds to suspend a certificate of an authorised economic operator,
  or that a means of international transport is used wrongly, and where the Code provides for interaction otherwise (Customs Code
  of Kazakhstan, Art. 446(1)). Composition and term are the Commission's (446(2)), in an act that is not identified: the
  composition here is a specimen, the term the parameter kz446.sendTerm, without which none of this is tested.

  @KZ446-01
  Scenario Outline: Grounds to suspend a certificate: <provision>
    Given the Commission's act on sending information is in force
    When grounds are found to suspend a certificate of an authorised economic operator under Art. <provision>
    Then the other authority is told of it by its provision

    Examples:
      | provision  |
      | 534(1)(6)  |
      | 534(1)(11) |

  @KZ446-01b
  Scenario: A lorry in international carriage is used wrongly
    Given the Commission's act on sending information is in force
    When it is found that a lorry in international carriage is used against Art. 358
    Then the other authority is told of it by its provision

  @KZ446-01c
  Scenario: Another case of interaction, as configured
    Given the Commission's act on sending information is in force
    When there is a case of interaction that is configured as "TEST-1"
    Then the other authority is told of it by its provision

  @KZ446-02 @needs:set-clock
  Scenario: Composition and term are those of the act
    Given the Commission's act on sending information is in force
    When it is found that a lorry in international carriage is used against Art. 358
    And the term of the Commission's act has come
    Then what the other authority is told has the composition and the term of the act
